"""The mean of the weights of several runs that began alike (model soup, Wortsman et al. 2022): as good as asking all of them, for
the price of one.

    python -m sayso_train.average OUT RUN…
"""
import sys

import torch


def main():
    out, *runs = sys.argv[1:]
    states = [torch.load(r, map_location="cpu") for r in runs]
    torch.save({k: (sum(s[k].float() for s in states) / len(states)).half() for k in states[0]}, out)


if __name__ == "__main__":
    main()
