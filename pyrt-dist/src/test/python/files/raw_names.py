"""Names of files that are not UTF-8."""
import os
import tempfile

os.chdir(tempfile.mkdtemp())
n=b'n\xff\xe4'
open(n,'wb').write(b'hello'); print(open(n).read(), os.listdir('.'), os.listdir(b"."), os.stat(n).st_size, os.path.exists(os.fsdecode(n)))
os.rename(n,b'm\xfe'); os.mkdir(b'd\xfe'); open(b'd\xfe/\xfd','w').close(); print(sorted(os.listdir('.')), os.listdir(b'd\xfe'), [ (e.name,e.is_dir(), e.stat().st_size) for e in os.scandir(os.fsdecode(b'd\xfe'))], os.access(b'm\xfe',os.R_OK))
os.symlink(b'm\xfe',b'l\xfe'); print(os.readlink(b'l\xfe'), os.readlink(os.fsdecode(b'l\xfe')), os.path.islink(b'l\xfe'))
os.utime(b'm\xfe',(5,6)); print(os.stat(b'm\xfe').st_mtime); os.chmod(b'm\xfe',0o600); os.truncate(b'm\xfe',2); print(open(b'm\xfe').read())
print([sorted(x) if isinstance(x,list) else x for t in os.walk(b'.') for x in t])
