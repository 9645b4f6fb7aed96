"""Draws the Mandelbrot set as a PPM picture, its rows shared out among threads.

usage: mandelbrot.py [--threads N] [--size PIXELS] [--iterations N] [--output FILE] [--timing]

The picture is PIXELS wide and two thirds as high, and goes to standard output unless a FILE is named. It does not depend on the number of
threads. --timing prints the seconds that drawing took to standard error.
"""
import sys
import threading
import time

LEFT, RIGHT = -2.1, 0.9
ESCAPE = 4.0


def make_palette(iterations):
    """The three bytes of a pixel's colour, by the number of steps in which the pixel's point escapes; black for those that stay."""
    colours = []
    for step in range(iterations):
        red = step * 9 % 512
        green = step * 5 % 512
        blue = 96 + step * 7 % 320
        colours.append(bytes([min(red, 511 - red), min(green, 511 - green), min(255, blue)]))
    colours.append(b"\0\0\0")
    return colours


def steps_to_escape(x, y, iterations):
    """In how many steps the orbit of x + yi leaves the circle of radius 2; `iterations` where it has not by then."""
    real = imaginary = 0.0
    for step in range(iterations):
        real_squared = real * real
        imaginary_squared = imaginary * imaginary
        if real_squared + imaginary_squared > ESCAPE:
            return step
        imaginary = 2.0 * real * imaginary + y
        real = real_squared - imaginary_squared + x
    return iterations


class Picture:
    """Rows of pixels, drawn by any number of threads; each takes the next row that nobody has."""

    def __init__(self, size, iterations):
        self.width = size
        self.height = max(1, size * 2 // 3)
        self.iterations = iterations
        self.palette = make_palette(iterations)
        self.rows = [None] * self.height
        self.next_row = 0
        self.lock = threading.Lock()

    def take_row(self):
        with self.lock:
            row = self.next_row
            self.next_row += 1
        return row

    def draw_rows(self):
        while (row := self.take_row()) < self.height:
            self.rows[row] = self.row(row)

    def row(self, number):
        palette, iterations, width = self.palette, self.iterations, self.width
        scale = (RIGHT - LEFT) / width
        y = (self.height / 2 - number - 0.5) * scale
        return b"".join([palette[steps_to_escape(LEFT + (column + 0.5) * scale, y, iterations)] for column in range(width)])

    def draw(self, threads):
        workers = [threading.Thread(target=self.draw_rows) for _ in range(threads)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def write(self, file):
        file.write(f"P6\n{self.width} {self.height}\n255\n".encode())
        for row in self.rows:
            file.write(row)


def main(arguments):
    numbers = {"--threads": 1, "--size": 600, "--iterations": 200}
    output, timing = None, False
    try:
        at = 0
        while at < len(arguments):
            option = arguments[at]
            if option == "--timing":
                timing = True
            elif option == "--output":
                at += 1
                output = arguments[at]
            elif option in numbers:
                at += 1
                numbers[option] = int(arguments[at])
            else:
                raise ValueError(option)
            at += 1
        if min(numbers.values()) < 1:
            raise ValueError("too small")
    except (ValueError, IndexError):
        print(__doc__.split("\n")[2], file=sys.stderr)
        return 2
    start = time.perf_counter()
    picture = Picture(numbers["--size"], numbers["--iterations"])
    picture.draw(numbers["--threads"])
    seconds = time.perf_counter() - start
    if output is None:
        picture.write(sys.stdout.buffer)
    else:
        try:
            with open(output, "wb") as file:
                picture.write(file)
        except OSError as error:
            print(f"mandelbrot: {error}", file=sys.stderr)
            return 1
    if timing:
        print(f"{seconds:.3f} s with {numbers['--threads']} threads", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
