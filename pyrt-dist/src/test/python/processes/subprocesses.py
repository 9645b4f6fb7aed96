# Programs started, fed, waited for and killed; waiting for pipes.
import subprocess, sys, os, signal, time
print(subprocess.run(["echo","hi"],capture_output=True))
print(subprocess.run("cat; echo err >&2; exit 3",shell=True,input=b"data",capture_output=True))
print(subprocess.check_output(["sh","-c","pwd; echo $V"],cwd="/tmp",env={"V":"1"},text=True))
try: subprocess.run(["/no/such"])
except OSError as e: print(type(e).__name__, e, e.filename)
try: subprocess.run(["nosuchprog"])
except OSError as e: print(type(e).__name__, e, e.filename)
try: subprocess.run(["ls"],cwd="/nonexist")
except OSError as e: print(type(e).__name__, e, e.filename)
try: subprocess.run(["sleep","5"],timeout=0.3)
except subprocess.TimeoutExpired as e: print(e)
p=subprocess.Popen(["cat"],stdin=subprocess.PIPE,stdout=subprocess.PIPE,stderr=subprocess.STDOUT,text=True,bufsize=1)
p.stdin.write("line\n"); p.stdin.flush(); print(p.stdout.readline()); print(p.communicate("rest")); print(p.returncode, p.poll())
p=subprocess.Popen(["sleep","100"]); p.terminate(); print(p.wait()); 
p=subprocess.Popen(["sleep","100"],start_new_session=True); os.killpg(p.pid, signal.SIGKILL); print(p.wait())
r,w=os.pipe(); p=subprocess.run(["sh","-c","echo to-fd >&%d"%w],pass_fds=[w]); os.close(w); print(os.read(r,100))
print(subprocess.getoutput("echo x; echo y"), subprocess.call(["false"]))
try: subprocess.check_call(["false"])
except subprocess.CalledProcessError as e: print(e)
with open("/tmp/pyrt-test-spout","w") as f: subprocess.run(["echo","to file"],stdout=f)
print(open("/tmp/pyrt-test-spout").read())
print(subprocess.run(["cat"],stdin=subprocess.DEVNULL,stdout=subprocess.PIPE).stdout)
os.environ["NEWV"]="zz"; print(subprocess.check_output("echo $NEWV",shell=True))
print(os.popen("echo popen").read())
import select
r,w=os.pipe(); print(select.select([r],[w],[],0)[1]==[w]); os.write(w,b"x"); print(select.select([r],[],[],1)[0]==[r])
po=select.poll(); po.register(r,1); print(po.poll(10)[0][1]); 
ep=select.epoll(); ep.register(r); print(ep.poll(1)[0][1]); ep.close()
import pwd, grp, fcntl
print(pwd.getpwuid(0).pw_name, grp.getgrgid(0).gr_name, os.path.expanduser("~root"), fcntl.fcntl(r, fcntl.F_GETFD))
os.unlink("/tmp/pyrt-test-spout")
