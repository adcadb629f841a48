from bilan_desktop.domain.bilan.phase import Phase


def test_l2_the_three_phases_follow_one_another_between_the_request_and_the_closing():
    course = [Phase.REQUEST]
    while course[-1].following is not course[-1]:
        course.append(course[-1].following)
    assert course == list(Phase)
    assert [phase.rank for phase in course] == [0, 1, 2, 3, 4]
    assert Phase.CLOSED.following is Phase.CLOSED
