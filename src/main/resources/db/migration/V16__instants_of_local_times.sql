-- The instants that local times of a group come to. The database alone turns one into the other, so that however many replicas there
-- are, and whatever they know of time zones, nobody is late in one answer and in time in another.

-- Of a time that the clock skips, the moment after the gap. The first line says by how much the clock jumps, and that the gap ends
-- within that much before the instant at which PostgreSQL takes the time.
create function skipped_instant(local timestamp, zone text) returns timestamptz language sql immutable strict parallel safe
  return (
    select min(moment)
    from generate_series(
      (local at time zone zone) - (((local at time zone zone) at time zone zone) - local), local at time zone zone,
      interval '1 second') moment
    where moment at time zone zone >= local
  );

-- When something ends whose last local moment is just before this one. Of a time that comes twice the second is meant, which is the one
-- that PostgreSQL takes: nobody is late while the clock still says otherwise. Only where the clock is set back to midnight and no
-- further, the day before is over at the first midnight already.
create function ending_instant(local timestamp, zone text) returns timestamptz language sql immutable strict parallel safe
  return case
    when (local at time zone zone) at time zone zone <> local then skipped_instant(local, zone)
    when cast(local as time) = '00:00'
      then least(local at time zone zone, (local - interval '1 microsecond') at time zone zone + interval '1 microsecond')
    else local at time zone zone
  end;

-- When something opens whose first local moment is this one. Of a time that comes twice the first is meant: nobody waits an hour longer
-- than the clock says. It is the one by the offset of the day before.
create function opening_instant(local timestamp, zone text) returns timestamptz language sql immutable strict parallel safe
  return (
    select case
        when taken.moment at time zone zone <> local then skipped_instant(local, zone)
        when earlier.moment < taken.moment and earlier.moment at time zone zone = local then earlier.moment
        else taken.moment
      end
    from (select local at time zone zone as moment) taken
    cross join lateral (select taken.moment - interval '24 hours' as moment) before
    cross join lateral (
      select (local at time zone 'UTC') - ((before.moment at time zone zone) - (before.moment at time zone 'UTC')) as moment
    ) earlier
  );
