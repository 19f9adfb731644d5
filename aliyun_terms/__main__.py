"""Run the command: ``python -m aliyun_terms``."""

from aliyun_terms.cli.main import main

if __name__ == "__main__":
    main()
