"""Walks the whole API with police-api-client, as it is installed, and prints what it met."""
import json
import sys

from police_api import PoliceAPI

api = PoliceAPI(base_url=sys.argv[1])
met = {'people': 0, 'corners': 0, 'crimes': 0, 'outcomes': 0}

(force,) = api.get_forces()
met['force'] = force.id
met['telephone'] = force.telephone
met['leaders'] = len(getattr(force, 'senior_officers', []))
met['dates'] = api.get_dates()
met['latest'] = api.get_latest_date()
met['categories'] = [category.id for category in api.get_crime_categories()]

neighbourhoods = force.neighbourhoods
met['neighbourhoods'] = [neighbourhood.id for neighbourhood in neighbourhoods]
for neighbourhood in neighbourhoods:
    # The client keeps these lists in its class; each neighbourhood asks anew.
    type(neighbourhood)._resource_cache.clear()
    centre = neighbourhood.centre
    found = api.locate_neighbourhood(centre['latitude'], centre['longitude'])
    assert found is not None and found.id == neighbourhood.id, neighbourhood.id
    assert neighbourhood.population is None or neighbourhood.population >= 0
    met['people'] += len(neighbourhood.officers)
    assert neighbourhood.events == [] and neighbourhood.priorities == []
    met['corners'] += len(neighbourhood.boundary)
    met['crimes'] += len(neighbourhood.crimes)

for date in met['dates'][:3]:
    for category in api.get_crime_categories(date)[:4]:
        api.get_crimes_no_location(force, date=date, category=category)

crimes = [crime for one in neighbourhoods for crime in one.crimes]
for crime in crimes[:40]:
    assert crime.category.id and crime.location.name.startswith('On or near')
    if crime.persistent_id:
        assert api.get_crime(crime.persistent_id).persistent_id == crime.persistent_id
        met['outcomes'] += len(crime.outcomes)
    near = api.get_crimes_location(crime.location.id, date=crime.month)
    assert crime.id in [other.id for other in near]
if crimes:
    place = crimes[0].location
    assert api.get_crimes_point(place.latitude, place.longitude)
print(json.dumps(met))
