/** 256 plain English words, easy to say and hard to mistake for each other, in which a short code is read out (C6). */
export const words: readonly string[] = `
  acorn almond anchor apple apron arrow autumn bacon badge bagel balcony bamboo banana barrel basket beaver
  bicycle blanket bottle breeze bridge brush bucket button cabin cactus camel candle canoe canvas carpet castle
  cedar cello cereal chalk cherry chess chimney cinnamon circle cliff clover cobweb coconut compass copper coral
  cradle crayon crystal cupboard curtain cushion daisy dolphin domino dragon drawer drum eagle easel elbow
  elephant ember engine envelope falcon farmer feather ferry fiddle flute forest fossil fox frost garden garlic
  gazelle ginger giraffe glacier glove goose granite grape guitar hammer hammock harbour hazel hedgehog helmet
  heron honey horizon hotel iceberg igloo island ivory jacket jaguar jasmine jelly jigsaw journal jungle juniper
  kettle kingdom kitchen kite koala ladder lagoon lantern lavender lemon leopard library lilac lobster lotus lunch
  magnet magpie mango meadow melon mirror mitten monkey morning mosaic mountain muffin museum mushroom napkin nest
  noodle notebook nutmeg oak oasis ocean octopus olive onion opera orange orchard origami ostrich owl oyster
  palace pancake panda parade parrot peach peanut pebble pelican pencil penguin pepper piano picnic pigeon planet
  plaza popcorn potato prairie puddle pumpkin puppet pyramid quail quilt rabbit radio railway rainbow raisin raven
  ribbon river rocket rooster saffron sailor salad sapphire saucer scarf school seagull shadow shelter shepherd
  silver sketch sleigh slipper snail sofa sparrow spinach sponge spoon squirrel station sugar summer sunset swan
  table teapot tennis thimble thunder ticket timber toaster tomato tractor trumpet tulip tunnel turtle umbrella
  unicorn valley vanilla velvet village violin volcano waffle walnut walrus whale whistle willow wizard wool yacht
  yellow yoghurt zebra zipper
`
  .trim()
  .split(/\s+/);
