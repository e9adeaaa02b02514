-- Exécuté une fois, quand la base est créée.
CREATE TABLE commandes (id serial PRIMARY KEY, article text NOT NULL, passee_le timestamptz DEFAULT now());
INSERT INTO commandes (article) VALUES ('thé'), ('café'), ('chocolat');
