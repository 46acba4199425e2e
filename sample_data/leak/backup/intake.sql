-- MySQL dump 10.13  Distrib 8.0.31, for Linux (x86_64)
--
-- Host: localhost    Database: intake
-- ------------------------------------------------------

DROP TABLE IF EXISTS `applicants`;
CREATE TABLE `applicants` (
  `id` int NOT NULL,
  `full_name` varchar(80),
  `birth_date` date,
  `ssn` char(9),
  `dl_number` varchar(24),
  `dl_state` char(2),
  `phone` varchar(20),
  `email` varchar(80),
  PRIMARY KEY (`id`)
);

INSERT INTO `applicants` VALUES (1,'Tillman, Ruth Rosa','1966-10-04','455782507','82-816-3380','CO','7193809490','ruth279@ridgepost.example.net'),
(2,'Harmon, Darnell Curtis','1973-01-24','735644438','969101438186','NC','9195550141','harmon_darnell@ridgepost.example.net'),
(3,'Yoder, Latoya A','1989-02-11','551260982','WDLWYB2E523U','WA','5095550117','latoya.yoder@larkmail.example.org'),
(4,'Prescott, Pilar','1984-04-17','381245879','P-911-586-251-919','MD','3015550182','prescott_pilar@larkmail.example.org'),
(5,'Ivanov, Ramon K','2004-01-13','244891125','6736-76-6815','IN','7654594693','rivanov04@larkmail.example.org'),
(6,'Galloway, Linda Carmen','1996-10-16','191418627','835452037','TN','7316812147','linda.galloway@larkmail.example.org'),
(7,'Montoya, Marcus R','1966-01-30','669939416','W97-496-639','KY','2705550150','marcus.montoya@example.com'),
(8,'Okafor, Sharon R','1962-08-19','197735886','O1500 56357 95791','NJ','6094747782','sharon678@example.org'),
(9,'Thibodeaux, Dwayne Omar','1977-05-07','578327785','26970040','AL','2517614777','dwayne543@ridgepost.example.net'),
(10,'Beltran, Carmen Monique','1948-02-28','446222943','K325149478','MO','4175550102','carmen.beltran@mail.example.com'),
(11,'Hutchins, Hector','1991-05-28','082986276','H812583355654','MN','2185550106','hhutchins91@example.net'),
(12,'Abernathy, Craig','1966-12-09','059344062','DN396619','OH','9376221756','abernathy_craig@example.com'),
(13,'Benavides, Hannah J','1948-11-12','595133747','AS615711','OH','4195550169','hannah.benavides@example.com'),
(14,'Nguyen, Rosa Amber','1971-11-27','253713162','WC773035','OH','3303449947','rnguyen71@example.net'),
(15,'Lindqvist, Yolanda Joyce','1998-04-03','877954239','19028400','TX','2547787526','lindqvist_yolanda@larkmail.example.org'),
(16,'Stubbs, Dante R','1998-05-13','346944896','38299659','TX','8068364057','dante.stubbs@example.com'),
(17,'Langford, Ruth Sharon','1953-05-24','450309576','88039808','TX','9155550137','rlangford53@larkmail.example.org'),
(18,'Santana-Ruiz, Teresa G','1993-11-10','283449925','D8251494','CA','5592516390','tsantanaruiz93@example.com'),
(19,'Rourke, Latoya Denise','1976-05-06','047225991','L5831172','CA','2096407137','latoya.rourke@example.com');

-- Dump completed on 2024-05-06  7:08:10
