"""What occurs in a made-up archive, so that it tries what real reports will."""

from collections import Counter

from archive.model.choices import DONE, NOT_DONE, PLANNED
from archive.reading.content_file import Reading
from archive.sampling.bodies import catalogue
from archive.sampling.places import read_places


def test_every_kind_of_activity_occurs(hundreds: Reading) -> None:
    archive = hundreds.archive
    found = {kind for activity in archive.activities for kind in activity.entries.kind}

    assert found == set(archive.lists.terms("loai-hoat-dong"))


def test_every_kind_of_body_is_in_the_catalogue(hundreds: Reading) -> None:
    lists = hundreds.archive.lists
    kinds = {body.kind for body in catalogue(read_places(lists)).values()}

    assert kinds == set(lists.terms("loai-to-chuc"))


def test_most_kinds_of_body_report(hundreds: Reading) -> None:
    archive = hundreds.archive
    kinds = {archive.organizations[report.organization].entries.kind for report in archive.reports}

    assert len(kinds) >= 14


def test_every_province_of_both_times_has_bodies(hundreds: Reading) -> None:
    lists = hundreds.archive.lists
    bodies = catalogue(read_places(lists)).values()

    assert {body.home.code for body in bodies if body.home} == set(lists.provinces)


def test_bodies_of_merged_provinces_name_their_successors(hundreds: Reading) -> None:
    ended = [
        body
        for body in hundreds.archive.organizations.values()
        if body.entries.level == "tinh" and body.entries.valid and body.entries.valid.to
    ]

    assert len(ended) > 10
    assert all(str(body.entries.valid.to) == "2025-06-30" for body in ended if body.entries.valid)
    assert all(body.entries.successors for body in ended)


def test_a_new_body_has_every_predecessor(hundreds: Reading) -> None:
    bodies = catalogue(read_places(hundreds.archive.lists))

    assert bodies["tinh-doan-tay-ninh-2025"].before == ("tinh-doan-tay-ninh", "tinh-doan-long-an")


def test_years_countries_and_statuses_are_many(hundreds: Reading) -> None:
    archive = hundreds.archive
    countries = {country for a in archive.activities for country in archive.countries_of(a)}
    statuses = Counter(activity.entries.status for activity in archive.activities)

    assert {"LA", "KH", "CN", "JP", "KR", "TH"} <= countries
    assert len(archive.years) >= 20
    assert set(statuses) == {DONE, PLANNED, NOT_DONE}
    assert statuses[DONE] > statuses[PLANNED] > statuses[NOT_DONE]


def test_gifts_go_both_ways_in_many_units(hundreds: Reading) -> None:
    archive = hundreds.archive
    items = [item for activity in archive.activities for item in activity.entries.items]
    money = {sum_.currency for activity in archive.activities for sum_ in activity.entries.money}

    assert {activity.gift_direction for activity in archive.activities} >= {"trao", "nhan"}
    assert len({item.unit for item in items}) >= 12
    assert {item.qualifier for item in items} >= {"gan", "hon", "khoang", "du-kien", None}
    assert {item.share for item in items} >= {"chung", "moi-ben", "khong-ro"}
    assert {"VND", "USD", "LAK", "KHR"} <= money


def test_delegations_are_stated_none_or_unstated(hundreds: Reading) -> None:
    groups = [report.entries.delegations for report in hundreds.archive.reports]
    ways = [way for group in groups if group for way in (group.outgoing, group.incoming)]

    assert None in groups
    assert () in ways
    assert any(ways)


def test_dates_are_of_every_precision(hundreds: Reading) -> None:
    dates = [a.entries.date for a in hundreds.archive.activities]
    written = [date for date in dates if date is not None]

    assert None in dates
    assert {date.precision for date in written} == {
        *("day", "month", "quarter", "half", "year", "interval")
    }
    assert any(date.approximate for date in written)


def test_relations_between_activities_occur(hundreds: Reading) -> None:
    archive = hundreds.archive
    twins = [activity for activity in archive.activities if activity.entries.same_as]

    assert any(activity.entries.part_of for activity in archive.activities)
    assert len(twins) >= 30
    assert all(
        twin.uid in archive.activity_by_uid[other].entries.same_as
        for twin in twins
        for other in twin.entries.same_as
    )


def test_papers_of_both_families_are_cited(hundreds: Reading) -> None:
    symbols = {
        cited.number
        for report in hundreds.archive.reports
        for cited in (
            *report.entries.cites,
            *(report.entries.document.basis if report.entries.document else ()),
        )
    }

    assert "44-CT/TW" in symbols
    assert any("/SNgV-" in symbol for symbol in symbols)
    assert any("-CV/" in symbol for symbol in symbols)
    assert any(report.entries.agreements for report in hundreds.archive.reports)


def test_texts_have_many_words_used_as_unevenly_as_words_are(hundreds: Reading) -> None:
    words = Counter(
        word
        for report in hundreds.archive.reports
        for word in report.body.text.lower().split()
        if word.isalpha()
    )
    counts = [count for _, count in words.most_common()]

    assert len(words) > 1_400
    assert counts[0] > 3 * counts[99] > 9 * counts[499]
    assert sum(count == 1 for count in counts) > 50


def test_activities_are_five_to_twelve(hundreds: Reading) -> None:
    counts = Counter(len(report.activities) for report in hundreds.archive.reports)

    assert set(counts) <= set(range(5, 13))
    assert {5, 8, 11} <= set(counts)
