CREATE INDEX contact_opinion ON contact (person) WHERE opinion <> '' AND answered_on IS NULL;
CREATE INDEX contact_thanks ON contact ("on") WHERE purpose = 'thanks' AND archived = 0;
