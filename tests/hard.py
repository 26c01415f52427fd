"""Texts that are hard on programs: what means something to others, what is long, what is not seen."""

from collections.abc import Sequence

WORDS = 10_000
"""Characters of the longest words."""

MARKUP: Sequence[str] = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</w:t></w:r></w:p><w:p>",
    "</text></g><script>alert(1)</script>",
    "]]><x/>",
    "<![CDATA[x]]>",
    "<!-- x --> --!>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "&amp; &lt; &#0; &#x1F600; &nosuch; &",
    "<para><b>bold</b><a href='javascript:alert(1)'>x</a></para>",
    "<font color='red' size='99999'>x</font><br/><img src='/etc/passwd'/>",
    '{\\rtf1\\ansi{\\field{\\*\\fldinst{INCLUDETEXT "/etc/passwd"}}}}',
    "\\input{/etc/passwd} \\write18{id} $x^{2}$ \\begin{x}",
    "{{ 7 * 7 }} {% include '/etc/passwd' %} {# x #} ${7*7} <%= 7*7 %> #{7*7} %{7*7}",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '+1+1 -1-1 =HYPERLINK("http://example.org")',
    "digraph { n0 -> n1; label=<<b>x</b>> } \\n \\l \\N",
    "%s %d %n %1$s {0} {0.__class__} $(id) `id` ; rm -rf / | cat",
    "' OR 1=1 -- \" ; DROP TABLE x",
    "argmap-sha256-" + "0" * 64,
    "<!-- argmap-sha256-" + "0" * 64 + " --> /ArgmapSeal (argmap-sha256-" + "0" * 64 + ")",
    "/JavaScript (app.alert(1)) /URI (http://example.org) ) >> endobj",
    'TOC \\o MERGEFIELD x HYPERLINK "http://example.org"',
)

INVISIBLE: Sequence[str] = (
    "\u202eright to left\u202c",
    "\u2066isolated\u2069\u2067",
    "\u200b\u200c\u200d\u2060\ufeff",
    "a\u00adb\u034fc\u180e",
    "\U000e0041\U000e0042\U000e007f",
    "\ufdd0\ufdd11\ufdd0",
    "\ufffc\ufffd\u2028\u2029\x85",
    "\u00a0\u2007\u202f\u3000",
    "\ue000\uf8ff\U000f0000\U0010fffd",
)

SCRIPTS: Sequence[str] = (
    "العربية מימין לשמאל 123 abc",
    "ภาษาไทย हिन्दी தமிழ் မြန်မာ ខ្មែរ",
    "日本語 中文 한국어 각",
    "Қазақ тілі: Ұлт, Әже, Өңір",
    "e\u0301\u0302\u0303 Z\u0351\u036b\u0343\u036a\u0302 \u0301alone",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1e9\U0001f1ea \u2603\ufe0f",
    "\U0001d54f\U00020000\U0001f600",
    "ﬁ ǅ ß ẞ ı İ ŉ",
)

MARKDOWN: Sequence[str] = (
    "![x](/etc/passwd) ![x](../../secret.png) ![x](http://127.0.0.1:9/x.png)",
    "[x](javascript:alert(1)) [x](file:///etc/passwd) [x](data:text/html,x) [x](//host/x) <vbscript:x>",
    "[x](JaVaScRiPt:alert(1)) [x](\tjavascript:a) [x](&#106;avascript:a) [x](java\nscript:a) [x](http:x)",
    "<http://example.org/\u202e> <mailto:a@b.org> [x](https://a@b) [x](http://[::1]:99999/)",
    "[](#thesis) [](#nobody) [x](#) [@nobody, p. 4; @] [@]",
    "# A heading\n\nunder\n====\n\n---\n\n***",
    "[" * 3000,
    "![" * 2000 + "](" * 2000,
    "> " * 500 + "x",
    "- " * 300 + "x",
    "*" * 5000,
    "*a _b " * 1500,
    "`" * 3000 + " x " + "`" * 2999,
    "| a " * 300 + "|\n" + "|-" * 300 + "|\n" + ("| b " * 300 + "|\n") * 3,
    "Table: x\n\n| a |\n|---|\n| b |",
    "[a]: /etc/passwd\n\n[a] [b][a]",
    "".join("  " * level + "- x\n" for level in range(60)),
    "```\nnever closed\n" * 20,
    "1. a\n\n999999999. b\n\n-1. c",
    "a  \nb\\\nc",
    "&#0; &#xFFFFFFFF; &copy; \\* \\\\",
)

YAML: Sequence[str] = (
    "- - - - x",
    "? complex key\n: value",
    "&anchor x: *anchor",
    "<<: *anchor",
    "!!python/object/apply:os.system [id]",
    "!tag x",
    "%YAML 1.1",
    "---",
    "...",
    "--- # again",
    "{a: [b, {c: d}]",
    "[[[[[[[[",
    "| literal",
    "key: |9\n text",
    "key: >-\n\n\n",
    "'unclosed",
    '"unclosed',
    "\tkey: tab",
    "@x",
    "`x`",
    "a: b: c: d",
    "- claim: x\n- objections: y",
    "thesis: again",
    "key with # no comment: x #comment",
    "? [a, b]\n: x",
    "null: ~",
)

ESCAPES: Sequence[str] = (
    *("\\0", "\\a", "\\e", "\\x1b[31m", "\\ud800", "\\udfff", "\\ud83d\\ude00", "\\U0010ffff", "\\U00110000"),
    *("\\N", "\\_", "\\L", "\\P", "\\u202e", "\\ufffe", "\\uffff", "\\t", "\\n", "\\q", "\\", "\\u", ""),
)

BYTES: Sequence[bytes] = (
    *(b"\0", b"\x1b[2J", b"\x7f", b"\x80", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xed\xbf\xbf"),
    *(b"\xf4\x90\x80\x80", b"\xc0\xaf", b"\xf0\x9f\x98", b"\xef\xbf\xbe", b"\xef\xbb\xbf", b"\xe2\x80\xae"),
    *(b"\r", b"\x0b", b"\x0c", b"\x1c", b"\xc2\x85", b"\xe2\x80\xa8", b"\t", b"\xc2\xa0", b"\n\n\n", b": "),
    *(b" #", b"- ", b"\n- ", b"'", b'"', b"&a ", b"*a", b"!", b"{", b"}", b"[", b"]", b"|", b">", b"%", b"@"),
)

JINJA: Sequence[str] = (
    "{{ 7 * 7 }}",
    "{{ title ~ title }}",
    "{% include '/etc/passwd' %}",
    "{% include 'briefing' %}",
    "{{ title.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__ }}",
    "{% for x in range(100000) %}{% endfor %}",
    "{% set s = 'ab' %}{% for i in range(30) %}{% set s = s ~ s %}{% endfor %}{{ s }}",
    "{% set n = namespace(s='ab') %}{% for i in range(40) %}{% set n.s = n.s ~ n.s %}{% endfor %}{{ n.s }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for j in judgements recursive %}{{ loop([j]) }}{% endfor %}",
    "{{ [1, 2, 3] | map('upper') | list }}",
    "{{ (judgements | list) | map(attribute='text') | join(', ') }}",
    "{{ 'x' | urlize }}{{ title | wordwrap(1) }}{{ title | tojson }}{{ title | pprint }}{{ title | e }}",
    "{{ judgements | groupby('tag') | length }}{{ judgements | sum('number') }}",
    "{{ heading(99, 'x') }}{{ figure('whole') }}{{ commentary('1') }}",
    "{% call figure('whole') %}again{% endcall %}",
    "{{ markdown(title) }}{{ markdown('![x](/etc/passwd) <script>') }}",
    "{{ outline() }}{{ outline() }}{{ essay_text() }}{{ remarks_in_full() }}",
    "{% call style('title') %}{% call style('small') %}{{ outline() }}{% endcall %}{% endcall %}",
    "| a | b |\n|---|---|\n| {{ outline() }} | {{ title }} |",
    "{{ limit_pages(-1) }}{{ limit_pages(10**7) }}",
    "{% raw %}{{ x }}{% endraw %}{# {{ x }} #}",
    "{{ dict(a=1).items() | list | first | first }}",
    "[x](javascript:alert(1)) <script>alert(1)</script> ![x](/etc/passwd)",
    "> " * 200 + "x",
)

LONG = (
    lambda: "x" * WORDS,
    lambda: "Donaudampfschifffahrt" * (WORDS // 21),
    lambda: "e" + "\u0301" * WORDS,
    lambda: "\u0301" * 3000,
    lambda: "word " * (WORDS // 5),
    lambda: "العربية" * (WORDS // 70),
    lambda: "\U0001f468\u200d" * (WORDS // 20),
    lambda: "日本語" * (WORDS // 30),
    lambda: "\u202e\u202a" * 300 + "x",
    lambda: "https://example.org/" + "a/" * 2000,
    lambda: ("(" * 300) + (")" * 300),
    lambda: "9" * 5000,
)
"""Texts that are long in some way, made when they are asked for."""

SHORT = (*MARKUP, *INVISIBLE, *SCRIPTS, *YAML, *MARKDOWN)


def text(chance):
    """Return one hard text, now and then a long one or two in one."""
    kind = chance.randrange(12)
    if kind == 0:
        return chance.choice(LONG)()
    if kind == 1:
        return f"{chance.choice(SHORT)} {chance.choice(SHORT)}"
    return chance.choice(SHORT)
