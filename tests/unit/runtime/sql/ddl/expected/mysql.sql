CREATE TABLE `seller` (`id` bigint NOT NULL PRIMARY KEY AUTO_INCREMENT, `email` varchar(254) NOT NULL, `name` varchar(50) NOT NULL, `active` bool NOT NULL, CONSTRAINT `seller_email_f19d7d_uniq` UNIQUE (`email`)) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_0900_bin COMMENT='Who sells, it''s said?';
CREATE UNIQUE INDEX `uniq_active_name` ON `seller` ((CASE WHEN `active` = 1 THEN `name` END));
CREATE UNIQUE INDEX `uniq_email_ci` ON `seller` ((LOWER(`email`)));
CREATE TABLE `item` (`id` bigint NOT NULL PRIMARY KEY AUTO_INCREMENT, `seller_id` bigint NOT NULL, `title` varchar(80) NOT NULL, `mood` varchar(8) DEFAULT 'good' NOT NULL, `stock` integer unsigned DEFAULT 0 NOT NULL COMMENT 'Counted nightly, isn''t it? In C:\\stock.', `price` numeric(10, 2), `settings` json DEFAULT ('{"a":[1]}') NOT NULL, `added_at` datetime(6) DEFAULT (CURRENT_TIMESTAMP(6)) NOT NULL, `worth` numeric(14, 2) GENERATED ALWAYS AS (`price` * `stock`) STORED, CONSTRAINT `item_mood_908e1d_check` CHECK (`mood` IN ('good', 'it''s bad')), CONSTRAINT `item_stock_3e68b8_check` CHECK (`stock` >= 0), CONSTRAINT `item_price` CHECK (`price` >= 0.5 AND NOT (`title` = 'free')), CONSTRAINT `item_mood_or_stock` CHECK (`mood` IN ('good') OR `stock` BETWEEN 1 AND 9), CONSTRAINT `uniq_seller_title` UNIQUE (`seller_id`, `title`), CONSTRAINT `item_seller_id_5cae86_fk` FOREIGN KEY (`seller_id`) REFERENCES `seller` (`id`) ON DELETE CASCADE) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_0900_bin;
CREATE INDEX `item_title_1a2f0c_idx` ON `item` (`title`);
CREATE INDEX `item_new` ON `item` (`seller_id`, `added_at` DESC);
CREATE INDEX `item_title_ci` ON `item` ((UPPER(`title`)));
CREATE INDEX `item_sold_out` ON `item` (`title`);
-- uniq_seller_title of Item is checked at once: MySQL 8.4 cannot defer it.
-- the index item_sold_out of Item is over all rows: MySQL 8.4 has no partial indexes.
DROP TABLE IF EXISTS `item`;
DROP TABLE IF EXISTS `seller`;
CREATE TABLE `team` (`id` bigint NOT NULL PRIMARY KEY AUTO_INCREMENT, `captain_id` bigint, CONSTRAINT `team_captain_id_abef37_uniq` UNIQUE (`captain_id`)) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_0900_bin;
CREATE TABLE `captain` (`id` bigint NOT NULL PRIMARY KEY AUTO_INCREMENT, `team_id` bigint, CONSTRAINT `captain_team_id_710b6a_fk` FOREIGN KEY (`team_id`) REFERENCES `team` (`id`)) DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_0900_bin;
ALTER TABLE `team` ADD CONSTRAINT `team_captain_id_c7e9d1_fk` FOREIGN KEY (`captain_id`) REFERENCES `captain` (`id`);
SET FOREIGN_KEY_CHECKS = 0;
DROP TABLE IF EXISTS `captain`;
DROP TABLE IF EXISTS `team`;
SET FOREIGN_KEY_CHECKS = 1;
