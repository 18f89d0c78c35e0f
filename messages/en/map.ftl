# Maps.

## The map

map-heading = Map
map-hint = Every place is drawn as precisely as it is known and no more. Hatched: somewhere in the province. Dotted: somewhere in the country. Circle: somewhere in the town or city. Facilities are drawn as their surroundings.
map-of = Places of { $event }
map-of-all = Places of all events
map-description = { $places } places: by province { $provinces }, by country { $countries }, by city or town { $towns }. The table names each.
map-km = km
map-place = Place
map-known = Known to
map-precision-country = the country
map-precision-province = the province
map-precision-city = the city or county
map-precision-town = the town
map-drawn-as = drawn as { $place }
map-role = Role
map-nowhere = In the gazetteer, but not drawn
map-unplaced = Not drawn, since no one place is meant or the gazetteer doesn't have it
map-none = No place is recorded yet.
map-crossings = Lines between two small rings are crossings that the gazetteer knows.
map-outlines = Outlines: Natural Earth (public domain), simplified; no position on any border is taken.
