CREATE TABLE "seller" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "email" varchar(254) NOT NULL, "name" varchar(50) NOT NULL, "active" bool NOT NULL, CONSTRAINT "seller_email_f19d7d_uniq" UNIQUE ("email"));
CREATE UNIQUE INDEX "uniq_active_name" ON "seller" ("name") WHERE "active" = 1;
CREATE UNIQUE INDEX "uniq_email_ci" ON "seller" ((LOWER("email")));
CREATE TABLE "item" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "seller_id" integer NOT NULL, "title" varchar(80) NOT NULL, "mood" varchar(8) DEFAULT 'good' NOT NULL, "stock" integer unsigned DEFAULT 0 NOT NULL, "price" decimal(10, 2), "settings" text DEFAULT '{"a":[1]}' NOT NULL, "added_at" datetime DEFAULT (REPLACE(STRFTIME('%Y-%m-%d %H:%M:%f000', 'now'), '.000000', '')) NOT NULL, "worth" decimal(14, 2) GENERATED ALWAYS AS ("price" * "stock") STORED, CONSTRAINT "item_mood_908e1d_check" CHECK ("mood" IN ('good', 'it''s bad')), CONSTRAINT "item_stock_3e68b8_check" CHECK ("stock" >= 0), CONSTRAINT "item_settings_ed9a29_check" CHECK (JSON_VALID("settings")), CONSTRAINT "item_price" CHECK ("price" >= 0.5 AND NOT ("title" = 'free')), CONSTRAINT "item_mood_or_stock" CHECK ("mood" IN ('good') OR "stock" BETWEEN 1 AND 9), CONSTRAINT "uniq_seller_title" UNIQUE ("seller_id", "title"), CONSTRAINT "item_seller_id_5cae86_fk" FOREIGN KEY ("seller_id") REFERENCES "seller" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "item_seller_id_fb10df_idx" ON "item" ("seller_id");
CREATE INDEX "item_title_1a2f0c_idx" ON "item" ("title");
CREATE INDEX "item_new" ON "item" ("seller_id", "added_at" DESC);
CREATE INDEX "item_title_ci" ON "item" ((UPPER("title")));
CREATE INDEX "item_sold_out" ON "item" ("title") WHERE "stock" = 0;
-- uniq_seller_title of Item is checked at once: SQLite 3.45.1 cannot defer it.
DROP TABLE IF EXISTS "item";
DROP TABLE IF EXISTS "seller";
CREATE TABLE "team" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "captain_id" integer, CONSTRAINT "team_captain_id_abef37_uniq" UNIQUE ("captain_id"), CONSTRAINT "team_captain_id_c7e9d1_fk" FOREIGN KEY ("captain_id") REFERENCES "captain" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE "captain" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "team_id" integer, CONSTRAINT "captain_team_id_710b6a_fk" FOREIGN KEY ("team_id") REFERENCES "team" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "captain_team_id_fe8f92_idx" ON "captain" ("team_id");
PRAGMA foreign_keys = OFF;
DROP TABLE IF EXISTS "captain";
DROP TABLE IF EXISTS "team";
PRAGMA foreign_keys = ON;
