from certtrack_app.rules.person import email_problem, name_problem
from certtrack_app.rules.sample_people import COHORTS, sample_people


def test_the_same_seed_gives_the_same_people() -> None:
    assert sample_people(60, 7) == sample_people(60, 7)
    assert sample_people(60, 7) != sample_people(60, 8)
    assert sample_people(80, 7)[:60] == sample_people(60, 7)


def test_sixty_people_are_of_many_names_scripts_and_cohorts() -> None:
    people = sample_people()
    assert len(people) == 60
    assert {one.cohort for one in people} == set(COHORTS)
    assert any(not one.name.isascii() for one in people)
    assert any("Α" <= one.name[0] <= "Ω" for one in people)
    assert any("А" <= one.name[0] <= "Я" for one in people)
    assert sum(not one.email for one in people) == 3


def test_nobody_of_twenty_thousand_has_the_name_address_or_id_of_another() -> None:
    people = sample_people(20_000)
    mails = [one.email for one in people if one.email]
    assert len({one.name for one in people}) == 20_000
    assert len({one.person_id for one in people}) == 20_000
    assert len(set(mails)) == len(mails)


def test_every_name_and_address_is_one_an_office_takes() -> None:
    for one in sample_people(1200):
        assert name_problem(one.name) == "", one.name
        if one.email:
            assert email_problem(one.email) == "", one.email
            assert one.email.isascii()
            assert one.email.rpartition("@")[2] in {"example.org", "example.com", "example.net"}
