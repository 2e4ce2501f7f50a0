-- The instants that local times of a group come to. The database alone turns one into the other, so that however many replicas there
-- are, and whatever they know of time zones, nobody is late in one answer and in time in another.
-- They are stable and not strict, so that statements take them in as the expressions that they are: that is many times as fast as a call.

-- By which name PostgreSQL knows the clocks of a zone. It takes some names of zones for abbreviations, which mean winter all the year;
-- since 2024 IANA itself says that these are other names of zones that cannot be mistaken.
create function clocks_of(zone text) returns text language sql immutable parallel safe
  return case zone
    when 'CET' then 'Europe/Brussels'
    when 'MET' then 'Europe/Brussels'
    when 'EET' then 'Europe/Athens'
    when 'WET' then 'Europe/Lisbon'
    else zone
  end;

-- Of a time that the clock skips, the moment after the gap. PostgreSQL takes the time by how the clock went before the gap, so that the
-- gap ends at that instant or before, by less than the clock jumps. It is looked for by hours, then minutes, then seconds.
create function skipped_instant(local timestamp, zone text) returns timestamptz language sql stable parallel safe
  return (
    select min(second)
    from (
      select max(minute) as before
      from (
        select max(hour) as before
        from (select local at time zone zone as moment) taken
        cross join lateral generate_series(
          date_trunc('second', taken.moment - ((taken.moment at time zone zone) - local)), taken.moment, interval '1 hour') hour
        where hour at time zone zone < local
      ) hours
      cross join lateral generate_series(hours.before, hours.before + interval '1 hour', interval '1 minute') minute
      where minute at time zone zone < local
    ) minutes
    cross join lateral generate_series(minutes.before, minutes.before + interval '1 minute', interval '1 second') second
    where second at time zone zone >= local
  );

-- Of a time that may come twice, the first; PostgreSQL takes it for the second. It is the one by the offset of the day before.
create function earlier_instant(local timestamp, zone text) returns timestamptz language sql stable parallel safe
  return (
    select case when earlier.moment < taken.moment and earlier.moment at time zone zone = local then earlier.moment else taken.moment end
    from (select local at time zone zone as moment) taken
    cross join lateral (select taken.moment - interval '24 hours' as moment) before
    cross join lateral (
      select (local at time zone 'UTC') - ((before.moment at time zone zone) - (before.moment at time zone 'UTC')) as moment
    ) earlier
  );

-- When something ends whose last local moment is just before this one. Of a time that comes twice the second is meant, which is the one
-- that PostgreSQL takes: nobody is late while the clock still says otherwise. Only where the clock is set back to midnight and no
-- further, the day before is over at the first midnight already.
create function ending_instant(local timestamp, zone text) returns timestamptz language sql stable parallel safe
  return case
    when (local at time zone clocks_of(zone)) at time zone clocks_of(zone) <> local then skipped_instant(local, clocks_of(zone))
    when cast(local as time) = '00:00'
      then least(local at time zone clocks_of(zone),
                 (local - interval '1 microsecond') at time zone clocks_of(zone) + interval '1 microsecond')
    else local at time zone clocks_of(zone)
  end;

-- When something opens whose first local moment is this one. Of a time that comes twice the first is meant: nobody waits an hour longer
-- than the clock says.
create function opening_instant(local timestamp, zone text) returns timestamptz language sql stable parallel safe
  return case
    when (local at time zone clocks_of(zone)) at time zone clocks_of(zone) <> local then skipped_instant(local, clocks_of(zone))
    when ((local at time zone clocks_of(zone)) - interval '24 hours') at time zone clocks_of(zone) = local - interval '24 hours'
      then local at time zone clocks_of(zone)
    else earlier_instant(local, clocks_of(zone))
  end;
