"""Languages of words in the Word file."""

import pytest

from argmap.report.document import Code
from argmap.writers.docx_language import stretches
from tests.wordfile import W, author, lines, paragraph, part, program, report, values, words, write


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("plain words", "en", []),
        ("Café Zürich, naïve", "en", []),
        ("the word ἀρετή, twice ἀρετή", "en", [("ἀρετή, ", "val", "el-GR"), ("ἀρετή", "val", "el-GR")]),
        ("жизнь и смерть", "en", [("жизнь и смерть", "val", "ru-RU")]),
        ("Қазақ тілі", "de", [("Қазақ тілі", "val", "kk-KZ")]),
        ("Київ", "fr", [("Київ", "val", "uk-UA")]),
        ("жизнь", "ru", []),
        ("жизнь", "kk", []),
        ("жизнь with words", "ru", [("with words", "val", "en-GB")]),
        ("живот", "sr-Latn", [("живот", "val", "ru-RU")]),
        ("שלום עולם", "en", [("שלום עולם", "bidi", "he-IL")]),
        ("שלום Word", "he", []),
        ("中文", "en", [("中文", "eastAsia", "zh-CN")]),
        ("日本のこと", "ja", []),
        ("한국", "zh", [("한국", "eastAsia", "ko-KR")]),
        ("x", "no language at all", []),
    ],
)
def test_words_in_another_script_are_told_apart(text, language, told):
    found = [*stretches(text, language)]
    assert "".join(part for part, _ in found) == text
    assert [(part, lang) for part, lang in found if lang] == [
        (part, f'<w:lang w:{kind}="{tag}"/>') for part, kind, tag in told
    ]


def test_runs_carry_their_language():
    data = write(report(paragraph("see ἀρετή here")))
    [run] = [run for run in part(data).iter(f"{W}r") if run.find(f"{W}rPr/{W}lang") is not None]
    assert words([run]) == "ἀρετή "
    assert values(run, "w:rPr/w:lang") == ["el-GR"]
    assert lines(data) == [("BodyText", "see ἀρετή here")]


def test_what_no_catalogue_translates_is_english():
    data = write(report(paragraph(program("Words of the program"), author(" i słowa autora")), language="pl"))
    told = {words([run]): values(run, "w:rPr/w:lang") for run in part(data).iter(f"{W}r")}
    assert told == {"Words of the program": ["en-GB"], " i słowa autora": []}
    served = write(report(paragraph(program("Wörter")), language="de"))
    assert not values(part(served), ".//w:lang")


def test_what_is_read_letter_by_letter_is_not_checked():
    styles = part(write(report(paragraph(Code("x")))), "word/styles.xml")
    unchecked = [style.get(f"{W}styleId") for style in styles if style.find(f"{W}rPr/{W}noProof") is not None]
    assert sorted(unchecked) == ["HTMLCode", "HTMLPreformatted"]
