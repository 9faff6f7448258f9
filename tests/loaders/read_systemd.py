"""Reads the `.env` of each directory named on standard input as systemd reads
an `EnvironmentFile=`, with the functions of its own library that do so in
`src/core/execute.c`; prints one JSON object for each.

    read_systemd.py LIBRARY"""

import ctypes
import json
import sys

strings = ctypes.POINTER(ctypes.c_char_p)
c = ctypes.CDLL(None)
c.fopen.restype = ctypes.c_void_p
c.fopen.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
c.fclose.argtypes = [ctypes.c_void_p]
systemd = ctypes.CDLL(sys.argv[1])
systemd.load_env_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(strings)]
systemd.strv_env_clean_with_callback.restype = strings
systemd.strv_env_clean_with_callback.argtypes = [strings, ctypes.c_void_p, ctypes.c_void_p]


def read(path):
    file, entries = c.fopen(path, b"re"), strings()
    status = systemd.load_env_file(file, path, ctypes.byref(entries))
    c.fclose(file)
    if status < 0:
        return {"refused": True}
    found = {}
    if entries:
        entries = systemd.strv_env_clean_with_callback(entries, None, None)
        for entry in iter(iter(entries).__next__, None):
            name, _, value = entry.decode().partition("=")
            found[name] = value
    return {"set": found}


for line in sys.stdin:
    print(json.dumps(read(f"{line.rstrip()}/.env".encode())))
