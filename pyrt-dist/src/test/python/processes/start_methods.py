"""Processes of multiprocessing, started as the system does by default."""
import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def square(n):
    return n * n


def send(connection, value):
    connection.send(value)
    connection.close()


def main():
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=send, args=(there, {"value": [1, 2, 3]}))
    process.start()
    there.close()
    print(here.recv())
    process.join()
    print(process.exitcode)
    with ProcessPoolExecutor(1) as pool:
        print(list(pool.map(square, range(5))))
    print("spawn" in multiprocessing.get_all_start_methods(), multiprocessing.get_start_method() == multiprocessing.get_all_start_methods()[0])
    try:
        multiprocessing.get_context("no such method")
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    main()
