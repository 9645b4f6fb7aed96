"""Attributes of instances, and methods that read and write them."""


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.moves = 0

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1

    def withdraw(self, amount):
        if amount > self.balance:
            return False
        self.balance -= amount
        self.moves += 1
        return True

    def total(self):
        return self.balance + self.moves


class Savings(Account):
    def __init__(self, owner, balance, rate):
        Account.__init__(self, owner, balance)
        self.rate = rate

    def accrue(self):
        self.deposit(self.balance * self.rate // 100)


def run():
    plain = Account(1, 1000)
    savings = Savings(2, 5000, 3)
    for step in range(12000):
        if plain.withdraw(step % 17):
            savings.deposit(step % 17)
        else:
            savings.balance -= 100
            plain.deposit(100)
        if step % 1000 == 0:
            savings.accrue()
    return plain.total() + savings.total()
