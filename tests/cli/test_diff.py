"""``diff`` and ``apply``: formats, exit codes, revisions of git, and everything that can go wrong."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest
from aliyun_terms import schema
from tests.rendering.pages import read_page

OLD = "1. 您应提前三十日通知。\n\n2. 双方应保密。\n"
NEW = "1. 您应提前十五日通知。\n\n2. 双方应保密。\n"
PUNCTUATED = OLD.replace("保密。", "保密；")


@pytest.fixture
def pair(tmp_path):
    """Two revisions of a document, as files."""
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    return tmp_path / "old.md", tmp_path / "new.md"


@pytest.fixture
def script(command, pair, tmp_path):
    """The edit script of the two, as a file."""
    path = tmp_path / "script.json"
    assert 1 == command("diff", *pair, "--format", "json", "-o", path).code
    return path


def says_one_clear_line(done, *words):
    assert 2 == done.code
    assert "" == done.stdout
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("aliyun-terms: ")
    for one in words:
        assert one in line


# ---- formats ---------------------------------------------------------------------------------


def test_text_has_no_colour_in_a_pipe(command, pair):
    done = command("diff", *pair)
    assert "您应提前[-三十-]{+十五+}日通知。" in done.stdout
    assert "\x1b" not in done.stdout


def test_no_color_goes_before_force_color(command, pair, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[9;31m三十" in command("diff", *pair).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in command("diff", *pair).stdout


def test_json_follows_the_schema(command, pair):
    jsonschema.validate(
        json.loads(command("diff", *pair, "--format", "json").stdout), schema("diff")
    )


def test_markdown_names_the_files(command, pair):
    done = command("diff", *pair, "--format", "markdown", "--language", "en")
    assert f"`{pair[0]}` → `{pair[1]}`" in done.stdout
    assert "> 您应提前<del>三十</del><ins>十五</ins>日通知。" in done.stdout


def test_html_is_a_page_with_the_translations_of_the_corpus(command, tmp_path, made_up_text):
    new, page = tmp_path / "new.md", tmp_path / "page.html"
    new.write_text(made_up_text, encoding="utf-8")
    done = command("diff", "api-usage-terms", new, "--format", "html", "-o", page)
    assert (1, "", "") == (done.code, done.stdout, done.stderr)
    html = page.read_text(encoding="utf-8")
    assert "Translation of the old wording" in html
    read_page(html)


def test_html_takes_catalogues_of_either_revision(command, tmp_path, made_up_text):
    new = tmp_path / "new.md"
    new.write_text(made_up_text, encoding="utf-8")
    done = command(
        "diff", "api-usage-terms", new, "--format", "html",
        "--catalog", "docs/examples/api-usage-terms-made-up.en.po",
    )  # fmt: skip
    assert "shall give notice twenty-four hours" in done.stdout


@pytest.mark.parametrize(
    ("language", "there", "gone"), [("zh", "期限", "period"), ("en", "period", "期限")]
)
def test_the_language_is_an_option(command, pair, language, there, gone):
    done = command("diff", *pair, "--language", language)
    assert there in done.stdout
    assert gone not in done.stdout


# ---- exit codes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("new", "options", "code"),
    [
        (OLD, (), 0),
        (NEW, (), 1),
        (NEW, ("--fail-on", "material"), 1),
        (NEW, ("--fail-on", "never"), 0),
        (PUNCTUATED, (), 1),
        (PUNCTUATED, ("--fail-on", "editorial"), 1),
        (PUNCTUATED, ("--fail-on", "substantive"), 0),
        (PUNCTUATED, ("--only", "material"), 0),
        (NEW, ("--only", "period"), 1),
        (NEW, ("--only", "move,link"), 0),
        (NEW, ("--only", "move", "--only", "period"), 1),
        (OLD.replace("\n\n", "\n\n\n"), (), 1),
        (OLD.replace("\n\n", "\n\n\n"), ("--fail-on", "editorial"), 0),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_the_exit_code_is_that_of_diff(command, pair, new, options, code, form):
    pair[1].write_text(new, encoding="utf-8")
    done = command("diff", *pair, "--format", form, *options)
    assert (code, "") == (done.code, done.stderr)
    assert done.stdout


# ---- apply -----------------------------------------------------------------------------------


@pytest.mark.parametrize("new", [NEW, "", "\ufeff# 规范\r\n\r\n1. 您应付费。", NEW.rstrip("\n")])
def test_a_script_makes_the_later_text_and_undoes_it(command, pair, tmp_path, new):
    old, later = pair
    later.write_bytes(new.encode("utf-8"))
    path, made, back = (tmp_path / name for name in ("script.json", "made.md", "back.md"))
    command("diff", old, later, "--format", "json", "-o", path)
    assert 0 == command("apply", path, old, "-o", made).code
    assert later.read_bytes() == made.read_bytes()
    assert 0 == command("apply", path, later, "--reverse", "-o", back).code
    assert old.read_bytes() == back.read_bytes()


def test_a_script_may_come_from_a_pipe_and_the_text_go_into_one(command, pair, script):
    done = command("apply", "-", pair[0], stdin=script.read_bytes())
    assert (0, NEW) == (done.code, done.stdout)
    done = command("apply", script, "-", stdin=OLD.encode())
    assert (0, NEW) == (done.code, done.stdout)


def test_the_wrong_document_is_refused_and_nothing_is_written(command, pair, script, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("1. 另一文本。\n", encoding="utf-8")
    done = command("apply", script, other, "-o", pair[1])
    says_one_clear_line(done, "other.md", "made for another text")
    assert NEW == pair[1].read_text(encoding="utf-8")


def test_the_wrong_way_round_is_refused_with_a_hint(command, pair, script):
    says_one_clear_line(command("apply", script, pair[1]), "new.md", "--reverse")
    says_one_clear_line(command("apply", script, pair[0], "--reverse"), "leave out --reverse")


@pytest.mark.parametrize(
    "damage",
    [
        lambda patch: patch.update(order=[]),
        lambda patch: patch.update(order=[{"start": 0, "stop": 10**12, "shift": 0}]),
        lambda patch: patch.update(order=[{"start": 7, "stop": 9, "shift": -5}]),
        lambda patch: patch.update(rewrites=[]),
        lambda patch: patch["rewrites"][0].update(position=99),
        lambda patch: patch.update(relabels=[{"start": 0, "stop": 10**9, "place": 0, "delta": 1}]),
    ],
)
@pytest.mark.parametrize("way", [(), ("--reverse",)])
def test_a_damaged_script_is_refused(command, pair, script, tmp_path, damage, way):
    data = json.loads(script.read_text(encoding="utf-8"))
    damage(data["patch"])
    script.write_text(json.dumps(data), encoding="utf-8")
    done = command("apply", script, pair[1] if way else pair[0], *way, "-o", tmp_path / "made.md")
    # What a script has beside what is needed for one way does not harm on that way.
    if done.code or not way:
        says_one_clear_line(done, "script.json", "damaged")
        assert not (tmp_path / "made.md").exists()


def test_a_file_is_replaced_as_a_whole_and_keeps_its_permissions(command, pair, script, tmp_path):
    made, link = tmp_path / "made.md", tmp_path / "link.md"
    made.write_text("before", encoding="utf-8")
    made.chmod(0o640)
    link.symlink_to(made)
    assert 0 == command("apply", script, pair[0], "-o", link).code
    assert link.is_symlink()
    assert NEW == made.read_text(encoding="utf-8")
    assert 0o640 == made.stat().st_mode & 0o777
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "link.md", "made.md", "new.md", "old.md", "script.json",
    ]  # fmt: skip


def test_a_pipe_is_written_to_and_not_replaced(command, pair, script):
    done = command("apply", script, pair[0], "-o", "/dev/null")
    assert 0 == done.code
    assert not Path("/dev/null").is_file()


# ---- revisions of git ------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository of two commits, in which the command runs."""
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git("init", "-q")
    for text in (OLD, NEW):
        for name in ("terms.md", "条款 文本/使用 条款.md", "-odd.md"):
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.replace("\n", "\r\n").encode("utf-8"))
        git("add", "-A")
        git("-c", "user.name=a", "-c", "user.email=a@a.cn", "-c", "core.autocrlf=false",
            "commit", "-q", "-m", "text")  # fmt: skip
    return folder


def git(*words):
    subprocess.run(["git", *words], check=True, capture_output=True)


@pytest.mark.parametrize("name", ["terms.md", "条款 文本/使用 条款.md", "-odd.md", "./terms.md"])
def test_a_revision_of_git_is_read(command, repository, name):
    done = command("diff", f"HEAD~1:{name}", f"HEAD:{name}")
    assert (1, "") == (done.code, done.stderr)
    assert "[-三十-]{+十五+}" in done.stdout
    assert 0 == command("diff", f"HEAD:{name}", f"./{name}").code


def test_the_bytes_of_a_revision_are_kept(command, repository, tmp_path):
    path = tmp_path / "script.json"
    command("diff", "HEAD~1:terms.md", "HEAD:terms.md", "--format", "json", "-o", path)
    command("apply", path, "HEAD~1:terms.md", "-o", tmp_path / "made.md")
    assert NEW.replace("\n", "\r\n").encode() == (tmp_path / "made.md").read_bytes()


def test_a_file_of_that_name_goes_first(command, repository):
    (repository / "HEAD:terms.md").write_text(OLD, encoding="utf-8")
    assert 0 == command("diff", "HEAD:terms.md", "./HEAD:terms.md").code


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("HEAD:missing.md", "does not exist"),
        ("nobody:terms.md", "invalid object name 'nobody'"),
        ("HEAD:条款 文本", "not a file"),
        ("HEAD:", "not a file"),
        (":/text", "git says"),
        ("--output=evil:terms.md", "git says"),
        ("-p:terms.md", "git says"),
        ("HEAD:terms.md\n", "git says"),
        ("https://a.cn/terms.md", "is an address"),
        ("HEAD:a\0b", "NUL"),
    ],
)
def test_a_revision_that_is_not_there_is_said(command, repository, name, words):
    done = command("diff", "--", name, "terms.md")
    says_one_clear_line(done, words)
    assert not list(repository.glob("evil*"))


def test_outside_a_repository_it_is_said(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    says_one_clear_line(command("diff", "HEAD:a.md", "HEAD:a.md"), "not in a git repository")


def test_without_git_it_is_said(command, repository, monkeypatch):
    monkeypatch.setenv("PATH", "")
    says_one_clear_line(command("diff", "HEAD:terms.md", "terms.md"), "git must be installed")


# ---- bad input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "verb", [("diff",), ("diff", "--format", "html"), ("diff", "--format", "json")]
)
@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00", "您应付费。".encode("gb18030"), b"\xff\xfe1\x00"]
)
def test_a_binary_file_is_refused(command, pair, verb, data):
    pair[1].write_bytes(data)
    says_one_clear_line(command(*verb, *pair), "new.md", "not UTF-8")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1, 2]", b'{"format": "x"}', b"\x89PNG", b'"text"']
)
def test_what_is_no_script_is_refused(command, pair, script, content):
    script.write_bytes(content)
    says_one_clear_line(command("apply", script, pair[0]), "script.json")


def test_a_missing_catalogue_is_said(command, pair, tmp_path):
    done = command("diff", *pair, "--format", "html", "--catalog", tmp_path / "none.po")
    says_one_clear_line(done, "none.po", "cannot be read")


def test_an_unknown_name_is_refused_before_anything_is_written(command, pair, tmp_path):
    done = command("diff", *pair, "--only", "heavy", "-o", tmp_path / "report.txt")
    says_one_clear_line(done, "'heavy'", "material", "period")
    assert not (tmp_path / "report.txt").exists()


def test_standard_input_can_be_one_of_the_two(command, pair):
    assert 1 == command("diff", "-", pair[1], stdin=OLD.encode()).code
    assert 2 == command("diff", "-", "-", stdin=OLD.encode()).code
    assert 2 == command("apply", "-", "-", stdin=b"").code


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_page_that_only_points_elsewhere_is_said_to_be_one(command, tmp_path, form):
    pointer = tmp_path / "pointer.md"
    pointer.write_text("# API使用规范\n\n请参见[API使用规范](https://a.cn/1)。\n", encoding="utf-8")
    assert "withdrawn" in command("diff", "api-usage-terms", pointer, "--format", form).stdout
    assert "restored" in command("diff", pointer, "api-usage-terms", "--format", form).stdout
