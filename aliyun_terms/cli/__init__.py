"""The command ``aliyun-terms``: one module for each verb."""
