import marshal, os, select, signal, time, warnings, tempfile, io

# numbers of devices, users, signals
for f, args in ((os.major, (-2,)), (os.major, (1 << 64,)), (os.major, (-1,)), (os.minor, (-1,)), (os.major, (1.5,)), (os.makedev, (8, 1)), (os.makedev, (-1, -1)), (os.makedev, (1 << 32, 0)),
                (os.major, (os.makedev(300, 70000),)), (os.minor, (os.makedev(300, 70000),)), (os.chown, ('x', 'a', 1)), (os.chown, ('x', 1 << 40, 1)), (os.chown, ('x', -2, 1)),
                (signal.pthread_sigmask, (signal.SIG_BLOCK, [1 << 100])), (signal.pthread_sigmask, (signal.SIG_BLOCK, [0])),
                (os.putenv, ('a=b', 'c')), (os.putenv, ('a', 'b\0')), (time.asctime, ((12345, 1, 0, 0, 0, 0, 0, 0, 0),)), (time.asctime, ((2000,) + (0,) * 8,)),
                (type(select.poll()).__new__, (type(select.poll()),))):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, str(e).split(':')[0] if isinstance(e, OverflowError) else e)

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open('data', 'w') as f:
        f.write('x')
    os.symlink('data', 'link')
    os.link('link', 'hard')
    os.link('link', 'soft', follow_symlinks=False)
    print(os.path.islink('hard'), os.path.islink('soft'), os.lstat('hard').st_ino == os.stat('data').st_ino)
    try:
        os.link('none', 'hard2')
    except OSError as e:
        print(e)
    d = os.open('.', os.O_RDONLY)
    os.chown('data', os.getuid(), -1, dir_fd=d)
    os.chown('link', -1, -1, follow_symlinks=False)

    # True as a descriptor
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter('always')
        os.stat('data', dir_fd=d)
        os.path.exists(True)
        try:
            os.stat('data', dir_fd=False)
        except OSError as e:
            print(type(e).__name__)
        print([str(x.message) for x in w])

    # a number that means another file
    a = open('data')
    b = open('data', 'rb')
    os.dup2(a.fileno(), b.fileno())
    a.close()
    print(b.read())
    b.close()
    for flags, use in ((os.O_WRONLY, lambda n: os.read(n, 1)), (os.O_RDONLY, lambda n: os.write(n, b'a')), (os.O_RDONLY, lambda n: os.ftruncate(n, 0))):
        n = os.open('data', flags)
        try:
            use(n)
        except OSError as e:
            print(e)
        os.close(n)
    saved = os.dup(0)
    os.close(0)
    r, w = os.pipe()
    print(r)
    os.write(w, b'hello')
    print(os.read(r, 10))
    os.dup2(saved, 0)

    # marshal from a file
    with open('m', 'wb') as f:
        marshal.dump([1, 'a', (2.5, b'x'), {'k': None}], f)
    with open('m', 'rb') as f:
        print(marshal.load(f))
    print(marshal.load(io.BytesIO(marshal.dumps(compile('1+1', 'f', 'eval')))).co_filename)

    # select asks a list that shrinks
    class F:
        def fileno(self):
            del items[-1]
            return w
    items = [F() for i in range(10)]
    got = select.select([], items, [])
    print(len(got[1]), len(items), got[1] == items)
    for steps in ([(os.POSIX_SPAWN_CLOSE, 1, 2)], [(os.POSIX_SPAWN_CLOSE,)], [(os.POSIX_SPAWN_DUP2, 1)], [(os.POSIX_SPAWN_OPEN, 1)], [()], [(99,)]):
        try:
            os.posix_spawn('/bin/true', ['true'], os.environ, file_actions=steps)
        except Exception as e:
            print(type(e).__name__, e)
    os.chdir('/')
