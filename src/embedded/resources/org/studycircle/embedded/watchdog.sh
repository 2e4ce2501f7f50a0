# Reads one line "signal:last-resort:pid" for each process to guard. The end of the input means that whoever started
# this script has closed it or is gone: the guarded processes are then told to end, and made to after 20 seconds.
trap '' HUP INT QUIT TERM
guarded=
while read -r process; do
    guarded="$guarded $process"
done
for process in $guarded; do
    kill -"${process%%:*}" "${process##*:}"
done
tries=200
for process in $guarded; do
    pid=${process##*:}
    while kill -0 "$pid" && [ $tries -gt 0 ]; do
        sleep 0.1
        tries=$((tries - 1))
    done
    resort=${process#*:}
    kill -0 "$pid" && kill -"${resort%%:*}" "$pid"
done
