"""What a verdict on a record is about: the fields that are looked at first, in the order they are read."""

from collections.abc import Mapping

WEIGHED: Mapping[str, tuple[str, ...]] = {
    "risk": (
        "owner",
        "response",
        "plan",
        "due",
        "resolve_by",
        "reply_by",
        "cause",
        "category",
        "options",
        "disposition",
        "trigger",
        "trigger_seen_on",
        "hits_on",
        "contingency",
    ),
    "milestone": (
        *("owner", "confirmed_on", "endorsed_on", "phase_from", "plan_agreed_on", "plan_agreed_with"),
        *("gate_review_on", "gate_review", "remark"),
    ),
    "action": (
        "owner",
        "owed_to",
        "due",
        "asked_by",
        "asked_on",
        "delay_cost",
        "options",
        "missed_because",
        "remark",
    ),
    "change": ("type", "why", "approver", "identified_on", "milestones", "unapproved_because", "must_hear"),
    "seat": ("holder", "until", "successor", "key"),
    "stakeholder": ("role", "client_class", "via", "engagement", "wanted", "motive", "remark"),
    "contact": ("on", "channel", "opinion", "summary"),
    "reading": ("area", "colour", "on", "score", "person", "about", "valid_until"),
    "lesson": ("issue", "milestone", "expected", "happened", "my_part", "cause", "prevention", "check_on"),
    "deliverable": (
        *(
            "milestone",
            "owner",
            "sent_to",
            "sent_on",
            "answer_by",
            "refused_on",
            "missing",
            "scope",
            "added_by",
        ),
        *("number", "edition"),
    ),
    "goal": ("measure", "base", "target", "due", "owner", "readings"),
    "money": ("type", "area", "approved", "committed", "spent", "expected", "as_of", "funder", "due"),
    "quality_check": (
        *("standard", "owner", "planned_on", "checked_on", "result", "finding", "correction"),
        *("corrector", "correct_by", "trained"),
    ),
    "meeting": ("on", "time", "place", "attendees", "series"),
    "morale": ("mood", "cause", "about", "role", "person", "follow_up", "follow_up_on"),
    "note": ("on", "remind_on"),
    "project": ("goal", "phase", "manager", "deputy", "sponsor_meeting"),
}
"""By kind. What follows from a record and its project (`facts`) goes before them."""
