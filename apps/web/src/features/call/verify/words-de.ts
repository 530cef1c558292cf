/** 256 plain German words, easy to say and hard to mistake for each other, in which a short code is read out (C6). */
export const words: readonly string[] = `
  Abend Adler Affe Ahorn Album Ameise Ampel Ananas Anker Apfel Arena Atlas Auster Bach Balkon Banane Banjo Becher
  Besen Biene Birke Blatt Blume Bohne Brezel Brief Brot Brunnen Bucht Burg Cello Clown Daumen Decke Delfin Diamant
  Distel Donner Dorf Drache Efeu Eiche Eimer Elch Elefant Engel Erbse Esel Eule Fabrik Falke Farbe Fenster Feuer
  Fichte Flasche Fliege Forelle Frosch Fuchs Funke Galaxie Garten Geige Gepard Gitarre Glas Glocke Gondel Granit
  Grille Gurke Hafen Hammer Hamster Harfe Helm Herbst Hirsch Holz Honig Hotel Hummel Igel Ingwer Jacke Jaguar
  Jasmin Joghurt Kaffee Kajak Kakao Kaktus Kamel Kamin Kanal Karotte Karte Kastanie Keks Kerze Kiefer Kino Kirsche
  Kissen Klavier Klee Knopf Koala Koffer Kohl Kompass Konzert Korb Kran Kreide Krokus Krone Kuchen Kugel Kupfer
  Lachs Lampe Laterne Lavendel Leiter Lerche Libelle Lilie Lupe Magnet Mais Mandel Markt Maske Maulwurf Melone
  Milch Minze Mond Motor Muschel Museum Nachbar Nebel Nelke Oboe Oktober Olive Onkel Orange Orgel Orkan Otter
  Ozean Paddel Palast Palme Panda Papagei Papier Paprika Park Pelikan Perle Pfanne Pfeife Pferd Pinguin Pinsel
  Pirat Planet Pokal Posaune Pudding Pyramide Quelle Rabe Radio Rahmen Rakete Regen Reh Rentier Ring Ritter Roggen
  Rosine Rucksack Ruder Salat Samt Sattel Schal Schatten Schere Schiff Schnee Schule Schwan Segel Seife Sessel
  Silber Sofa Sommer Spargel Spatz Specht Spiegel Spinat Stern Stiefel Storch Strand Stuhl Suppe Tafel Tango
  Tasche Taube Teller Tennis Teppich Theater Thymian Tinte Tisch Tomate Topf Torte Traktor Treppe Trommel Tulpe
  Tunnel Turm Uhu Vase Ventil Vogel Vulkan Walnuss Wasser Weizen Wespe Wolke Wurzel Zaun Zebra Zelt Ziege Zirkus
  Zitrone Zucker Zwiebel
`
  .trim()
  .split(/\s+/);
