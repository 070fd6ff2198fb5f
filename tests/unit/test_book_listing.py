from odapnote.book.breaking import BREAK
from odapnote.book.document import Token
from odapnote.book.listing import Line, Piece, printed_lines


def test_neighbours_of_one_colour_are_one_piece() -> None:
    tokens = (Token("kn", "from"), Token("", " "), Token("nn", "keras"), Token("p", "."))
    assert printed_lines(tokens, 80) == (
        Line(None, (Piece("keyword", "from "), Piece("plain", "keras."))),
    )


def test_a_token_of_many_lines_is_parted() -> None:
    assert printed_lines((Token("sd", '"""A\n\nB"""'), Token("", "\n")), 80) == (
        Line(None, (Piece("string", '"""A'),)),
        Line(None, ()),
        Line(None, (Piece("string", 'B"""'),)),
        Line(None, ()),
    )


def test_the_frames_of_tables_have_a_font_of_their_own() -> None:
    assert printed_lines((Token("go", "┏━┓ 층"),), 80) == (
        Line(None, (Piece("frame", "┏━┓"), Piece("plain", " 층"))),
    )


def test_a_line_that_may_not_fit_tells_its_depth_and_may_end_after_brackets() -> None:
    tokens = (Token("n", "    f(g(x))"),)
    assert printed_lines(tokens, 11)[0].depth is None
    assert printed_lines(tokens, 10) == (Line(4, (Piece("plain", f"    f({BREAK}g({BREAK}x))"),)),)
    assert printed_lines((Token("c1", "# 한글"),), 5)[0].depth == 0
