"""Why a record wants me this morning, one rule a function; `store.rules.review.attention` names them all in order."""
