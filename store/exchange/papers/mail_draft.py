"""A paper as a mail that is not sent yet: a mail program opens it as a draft, with the text and, beside it, HTML."""

from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from store.exchange.papers.html import html
from store.exchange.papers.plain_text import plain
from store.rules.briefing.paper import Paper


def mail_draft(paper: Paper) -> bytes:
    """RFC 5322; `X-Unsent` has mail programs open it for writing. To whom is empty where no address is known."""
    text, page = plain(paper), html(paper)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = " ".join(paper.title.split())
    if paper.address:
        mail["To"] = " ".join(paper.address.split())
    mail["X-Unsent"] = "1"
    mail.set_content(text)
    mail.add_alternative(page, subtype="html")
    # The same paper is the same file: the library's own boundary is random.
    mail.set_boundary(f"forewarn-{sha256(page.encode()).hexdigest()[:32]}")
    return mail.as_bytes()
