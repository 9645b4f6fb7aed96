package org.pyrt.dist.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module pyrt.atomics in the image, dead references poisoned and counts audited. */
class AtomicsTest {

  private static final String SHOWN =
      """
      True
      AtomicInt(3) 0 False 1 5 5 3 True
      3 False True True AtomicInt(1180591620717411303425)
      None True True True
      AtomicInt(1) AtomicInt(5) 12 2
      False True False
      TypeError 'str' object cannot be interpreted as an integer
      TypeError 'float' object cannot be interpreted as an integer
      TypeError AtomicInt.set() takes exactly one argument (0 given)
      TypeError compare_exchange expected 2 arguments, got 1
      True True
      True
      None None True True False True True
      None True False [1] [1]
      ZeroDivisionError division by zero
      TypeError 'int' object is not callable
      TypeError compare_exchange expected 2 arguments, got 1
      [1]
      True True
      True
      [200, 200, 200, 200]
      True
      0 None None None 4 4 0
      -1 -1 0
      OverflowError Python int too large to convert to C ssize_t
      TypeError 'str' object cannot be interpreted as an integer
      TypeError StripedCounter.add() takes exactly one argument (0 given)
      TypeError StripedCounter() takes no arguments
      True
      """;

  private static final String SHARED =
      """
      2 1 None 5 True False ['a', 'b'] [('a', 1), ('b', 2)] ConcurrentDict({})
      2 None 3 None True True 1
      KeyError 'a'
      KeyError 'gone'
      KeyError 'gone'
      KeyError 'gone'
      TypeError cannot use 'list' as a dict key (unhashable type: 'list')
      TypeError cannot use 'dict' as a dict key (unhashable type: 'dict')
      TypeError 'int' object is not iterable
      TypeError ConcurrentDict expected at most 1 argument, got 2
      KeyError 'popitem(): dictionary is empty'
      ['k', 'l', 'm', 'n'] [1, 2, 3, 4] True False
      True False True False False
      4 [None] 11 [None]
      ZeroDivisionError division by zero
      4 ConcurrentDict({1: 2})
      True
      True
      matches 1 {'y': 2}
      True True
      True 0
      True 20 True
      500
      0
      True 1 [2, 3] end
      TypeError 'int' object is not iterable
      TypeError serialize_iterator expected 1 argument, got 0
      AttributeError 'list_iterator' object has no attribute 'send'
      AttributeError 'list_iterator' object has no attribute 'close'
      None 5 ValueError('v')
      closed
      value
      closed
      None []
      2
      [1]
      RuntimeError the iterator is running in this thread already
      True
      True
      counted Counts. counted (n, *, step=1) serialize_iterator
      True
      [1, 2] 7
      TypeError the first argument must be callable
      TypeError 'int' object is not iterable
      TypeError iterators.<locals>.counted() missing 1 required positional argument: 'n'
      a ['a', 'b', 'c'] ['b', 'c'] ['a', 'b', 'c'] end () 2
      ValueError n must be a non-negative integer
      TypeError 'int' object is not iterable
      [1, 2, 3, 4] [1, 2, 3, 4] [1, 2, 3, 4] [0, 1, 2, 3, 4]
      True True
      True 5000
      KeyError 'k'
      KeyError 'k'
      True True
      200000
      True
      frozendict({'b': 1, 'a': [2]}) [2] None 0 True 2 ['b', 'a'] ['a', 'b'] [('b', 1), ('a', [2])] frozendict({})
      True False False True True True frozendict({'b': 1, 'a': [2], 'c': 3}) frozendict({'c': 3, 'b': 1, 'a': [2]})
      True x True
      True {'b': 1, 'a': [2]} {'b': 1, 'a': [2]} True False
      TypeError unhashable type: 'list'
      KeyError 'x'
      TypeError 'pyrt.atomics.frozendict' object does not support item assignment
      TypeError 'pyrt.atomics.frozendict' object does not support item deletion
      AttributeError 'pyrt.atomics.frozendict' object has no attribute 'x' and no __dict__ for setting new attributes
      AttributeError 'pyrt.atomics.frozendict' object has no attribute 'clear'
      TypeError unsupported operand type(s) for |: 'pyrt.atomics.frozendict' and 'int'
      (1, (2.5, 'x')) ['(2, 3)', '1'] b'ab' frozendict({'k': (1, (2,))}) True False False frozendict
      True True b'x' range(0, 3) Ellipsis frozenset({1}) True
      True True False True False
      True ((1,), (1,), frozendict({'again': (1,)}))
      (('Point', (1,)), frozendict({('Point', 2): ('Point', 3)}), Itself)
      TypeError cannot freeze 'object' object
      TypeError cannot freeze 'builtin_function_or_method' object
      TypeError cannot freeze 'type' object
      ValueError cannot freeze an object that contains itself
      RecursionError
      True
      True
      """;

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void values_aloneAndChangedByThreads_loseNothing(String gil) {
    assertEquals(new Image.Result(0, SHOWN, ""), run("values.py", gil));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1"})
  void dictsIteratorsAndFrozenCopies_sharedByThreads_loseNothing(String gil) {
    assertEquals(new Image.Result(0, SHARED, ""), run("sharing.py", gil));
  }

  private static Image.Result run(String name, String gil) {
    String program = Path.of("src/test/atomics", name).toAbsolutePath().toString();
    return Image.built().run("pyrt", "-X", "gil=" + gil, "-X", "refpoison", "-X", "refaudit", program);
  }
}
