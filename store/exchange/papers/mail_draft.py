"""A paper as a mail that is not sent yet: a mail program opens it as a draft, with the text and, beside it, HTML."""

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from store.exchange.papers.html import html
from store.exchange.papers.plain_text import plain
from store.rules.briefing.paper import Paper


def mail_draft(paper: Paper) -> bytes:
    """RFC 5322; `X-Unsent` has mail programs open it for writing. To whom is empty where no address is known."""
    mail, page = unsent(paper.title, paper.address, plain(paper)), html(paper)
    mail.add_alternative(page, subtype="html")
    # The same paper is the same file: the library's own boundary is random.
    mail.set_boundary(f"forewarn-{sha256(page.encode()).hexdigest()[:32]}")
    return mail.as_bytes()


def unsent(subject: str, address: str, text: str) -> EmailMessage:
    """A draft of a text alone."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(subject.split())
    if address:
        mail["To"] = " ".join(address.split())
    mail["X-Unsent"] = "1"
    mail.set_content(text)
    return mail
