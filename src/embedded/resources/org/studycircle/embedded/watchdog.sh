# Reads one line "signal:last-resort:pid" for each process to guard, and "forget:pid" for one that has ended and is guarded no more. The
# end of the input means that whoever started this script has closed it or is gone: the guarded processes are then told to end, and made
# to after $1 tenths of a second.
trap '' HUP INT QUIT TERM

# In a container there may be nobody who takes dead processes away: they count as gone.
runs() {
    kill -0 "$1" && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status"
}

# The number of a dead process may be another one's by now.
forget() {
    kept=
    for process in $guarded; do
        [ "${process##*:}" = "$1" ] || kept="$kept $process"
    done
    guarded=$kept
}

guarded=
while read -r line; do
    case $line in
        forget:*) forget "${line#forget:}" ;;
        *) guarded="$guarded $line" ;;
    esac
done
for process in $guarded; do
    kill -"${process%%:*}" "${process##*:}"
done
tries=$1
for process in $guarded; do
    pid=${process##*:}
    while runs "$pid" && [ "$tries" -gt 0 ]; do
        sleep 0.1
        tries=$((tries - 1))
    done
    resort=${process#*:}
    runs "$pid" && kill -"${resort%%:*}" "$pid"
done
