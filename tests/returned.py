"""Word files as reviewers send them back: with edits, tracked changes and comments in them."""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from tests.wordfile import W

READER, DAY = "A. Reader", "2026-11-20"
_BY = f'w:author="{READER}" w:date="{DAY}T10:00:00Z"'
TEXT = "word/document.xml"
COMMENTS = "word/comments.xml"
ANSWERS = "word/commentsExtended.xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def edited(content, *edits, part=TEXT):
    """Return a Word file with edits of the XML of one part, each of which must change something."""
    parts = parts_of(content)
    text = parts[part].decode()
    for edit in edits:
        changed = edit(text)
        assert changed != text, edit
        text = changed
    return zipped({**parts, part: text.encode()})


def parts_of(content):
    with zipfile.ZipFile(BytesIO(content)) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def zipped(parts):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, part in parts.items():
            whole.writestr(name, part)
    return written.getvalue()


def run(words, inside="t"):
    return f'<w:r><w:{inside} xml:space="preserve">{escape(words)}</w:{inside}></w:r>'


def paragraph(words):
    return f"<w:p>{run(words)}</w:p>"


def put_in(words):
    return f'<w:ins w:id="9001" {_BY}>{run(words)}</w:ins>'


def taken_out(words):
    return f'<w:del w:id="9002" {_BY}>{run(words, "delText")}</w:del>'


def said(old, new):
    """Put words in the place of others, which stand in one run."""
    return lambda text: text.replace(escape(old), escape(new), 1)


def inside(bookmark, edit):
    """Edit what stands in a bookmark."""
    pattern = re.compile(
        rf'(<w:bookmarkStart w:id="(\d+)" w:name="{bookmark}"/>)(.*?)(<w:bookmarkEnd w:id="\2"/>)', re.DOTALL
    )
    return lambda text: pattern.sub(lambda found: found[1] + edit(found[3]) + found[4], text, count=1)


def around(bookmark, edit):
    """Edit the paragraph that a bookmark begins in."""
    pattern = re.compile(rf'<w:p>(?:(?!</w:p>).)*?w:name="{bookmark}".*?</w:p>', re.DOTALL)
    return lambda text: pattern.sub(lambda found: edit(found[0]), text, count=1)


def section(heading, edit):
    """Edit a heading and all that stands under it, up to the next of its level."""
    head = r'<w:p><w:pPr><w:pStyle w:val="Heading1"/>'
    pattern = re.compile(rf"{head}(?:(?!</w:p>).)*?{escape(heading)}.*?(?={head}|<w:sectPr)", re.DOTALL)
    return lambda text: pattern.sub(lambda found: edit(found[0]), text, count=1)


def struck(text):
    """Take out the words of paragraphs, with changes tracked."""
    words = re.sub(r"<w:t(?= |>)", "<w:delText", text).replace("</w:t>", "</w:delText>")
    return re.sub(r"<w:r>.*?</w:r>", rf'<w:del w:id="9003" {_BY}>\g<0></w:del>', words, flags=re.DOTALL)


def without_marks(text):
    """Take away bookmarks and styles, as programs do that know neither."""
    return re.sub(r"<w:bookmark(Start|End)[^>]*/>|<w:[pr]Style [^>]*/>", "", text)


def commented(content, bookmark, *comments, extended=""):
    """Put comments on what a bookmark holds; each is its author and its words."""
    rows = "".join(
        f'<w:comment w:id="{number}" w:author="{escape(author)}" w:date="{DAY}T09:00:00Z" w:initials="x">'
        f'<w:p w14:paraId="0000000{number}">{run(words)}</w:p></w:comment>'
        for number, (author, words) in enumerate(comments)
    )
    begins = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in range(len(comments)))
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        for number in range(len(comments))
    )
    marked = parts_of(edited(content, inside(bookmark, lambda text: begins + text + ends)))
    marked[COMMENTS] = _part("comments", rows)
    related = f'<Relationship Id="rIdC" Type="{_RELATIONS}/comments" Target="comments.xml"/>'
    if extended:
        marked[ANSWERS] = _extended(extended)
        kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
        related += f'<Relationship Id="rIdE" Type="{kind}" Target="commentsExtended.xml"/>'
    name = "word/_rels/document.xml.rels"
    marked[name] = marked[name].replace(b"</Relationships>", f"{related}</Relationships>".encode())
    return zipped(marked)


def _part(root, content):
    spaces = f'xmlns:w="{W[1:-1]}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return f"<w:{root} {spaces}>{content}</w:{root}>".encode()


def _extended(rows):
    space = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    return f"<w15:commentsEx {space}>{rows}</w15:commentsEx>".encode()
