"""Plainly not English."""

from onrecord.decode.language import not_english

SPANISH = (
    "El ejército dijo que los soldados llegaron a la ciudad en la mañana del viernes y que no hubo heridos. "
    "El portavoz añadió que la policía busca a los autores, que huyeron en un vehículo hacia la frontera con el país."
)
GERMAN = (
    "Die Polizei teilte mit, dass bei dem Angriff am Freitag in der Stadt niemand verletzt worden war. "
    "Der Sprecher sagte, man habe in der Nacht zwei Männer an der Grenze festgenommen, und die Lage sei am Morgen "
    "wieder ruhig gewesen, so weit bekannt."
)
ENGLISH = (
    "The army said that soldiers reached the city on Friday morning and that nobody was hurt there. A spokesman "
    "added that police were looking for the men who fled towards the border with the country next door."
)


def test_languages() -> None:
    assert not_english(SPANISH)
    assert not_english(GERMAN)
    assert not_english(ENGLISH) is None


def test_scripts_without_spaces_count_each_sign() -> None:
    assert not_english("军队表示士兵于周五上午抵达该市袭击中无人受伤发言人补充说警方正在寻找逃往边境的男子" * 2)


def test_short_texts_are_left_alone() -> None:
    assert not_english("Explosión en Bagdad: no hubo heridos") is None
