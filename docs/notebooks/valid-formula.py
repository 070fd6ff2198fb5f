# %% [markdown]
# # valid가 모든 스트라이드에서 공식을 따르는가
#
# 시험 노트에는 `valid` 패딩(padding)의 출력 크기를 입력에서 커널(kernel)의 크기를 빼고 스트라이드(stride)를 더하는 식으로 적어 두었습니다. 입력의 한 변을 $i$, 커널의 한 변을 $k$, 스트라이드를 $s$라고 하면
#
# $$i - k + s$$
#
# 입니다. 나누기가 빠진 식입니다. Keras가 따르는 식은
#
# $$\left\lfloor \frac{i - k}{s} \right\rfloor + 1$$
#
# 입니다. 두 식은 $s = 1$에서 같아서, 스트라이드가 1인 문제만 풀면 틀린 줄 모릅니다. 이 노트북은 크기 몇 가지만 넣어 보는 대신, $k \le i \le 40$이고 $s \le 8$인 경우를 모두 넣어 어느 식이 맞는지 확인합니다. 개념은 [패딩과 출력 크기](../topics/padding.md)에 있습니다.
#
# 글에 적은 주장은 모두 바로 앞이나 뒤의 코드 칸에 `assert`로도 적었습니다. 하나라도 어긋나면 검사가 실패합니다.

# %% [markdown]
# ## 두 식을 코드로 적기

# %%
import math

import keras
import matplotlib.pyplot as plt
import numpy as np


def formula(i, k, s):
    """바른 식: 커널이 놓일 수 있는 자리의 수."""
    return (i - k) // s + 1


def notes(i, k, s):
    """시험 노트의 식: 나누기가 빠졌습니다."""
    return i - k + s


print("i=28, k=3, s=1:", formula(28, 3, 1), notes(28, 3, 1))
print("i=28, k=3, s=2:", formula(28, 3, 2), notes(28, 3, 2))

assert (formula(28, 3, 1), notes(28, 3, 1)) == (26, 26)
assert (formula(28, 3, 2), notes(28, 3, 2)) == (13, 27)

# %% [markdown]
# 스트라이드가 2가 되자 노트의 식은 27을 냅니다. 28칸짜리 입력에서 두 칸씩 옮겨 가면 커널이 아무리 작아도 14번밖에 멈추지 못하니, 바른 식을 모르더라도 이상합니다.
#
# ## 공식이 뜻하는 것: 자리 세기
#
# `valid`에서는 커널이 입력 밖으로 나가지 않습니다. 왼쪽 끝이 0, $s$, $2s$, …에 놓이고, 오른쪽 끝이 입력 안에 있으려면 왼쪽 끝은 $i - k$를 넘지 못합니다. 출력의 한 변은 이 자리의 수입니다. 공식을 쓰지 않고 자리를 직접 세어 공식과 비교합니다.

# %%
def positions(i, k, s):
    """왼쪽 끝이 놓일 수 있는 자리를 하나씩 셉니다."""
    return sum(1 for left in range(0, i, s) if left + k <= i)


cases = [
    (i, k, s)
    for i in range(1, 41)
    for k in range(1, i + 1)
    for s in range(1, 9)
]
different = sum(positions(*case) != formula(*case) for case in cases)
print("넣어 본 경우:", len(cases))
print("자리 세기와 공식이 다른 경우:", different)

assert len(cases) == 6560
assert different == 0
assert max(positions(28, k, 2) for k in range(1, 29)) == 14

# %% [markdown]
# ## Keras에게 묻기
#
# 이번에는 Keras의 합성곱(convolution)층에 같은 크기를 모두 넣습니다. `compute_output_shape`는 가중치를 만들지 않고, 층이 낼 출력의 형태만 계산합니다.

# %%
def keras_valid(i, k, s):
    layer = keras.layers.Conv1D(1, kernel_size=k, strides=s, padding="valid")
    length = layer.compute_output_shape((None, i, 1))[1]
    assert not layer.weights
    return length


right = [case for case in cases if keras_valid(*case) == formula(*case)]
lucky = [case for case in cases if notes(*case) == formula(*case)]
print(f"Keras와 공식이 같은 경우: {len(right)} / {len(cases)}")
print(f"노트의 식이 맞은 경우: {len(lucky)} / {len(cases)}")
print("노트의 식이 맞은 스트라이드:", {s for i, k, s in lucky})

assert right == cases
assert lucky == [(i, k, s) for i, k, s in cases if s == 1]
assert len(lucky) == 820
assert all(formula(i, k, s) <= (i - k) / s + 1 for i, k, s in cases)
assert all((i - k) + s > (i - k) / s + 1 for i, k, s in cases if s >= 2)

# %% [markdown]
# Keras는 6,560가지 모두에서 공식을 따릅니다. 노트의 식은 스트라이드가 1인 820가지에서만 맞고, 2 이상에서는 **한 번도** 맞지 않습니다. 까닭은 간단합니다. $i - k = n$이라고 하면 노트의 식은 $n + s$, 바른 식은 많아야 $n/s + 1$입니다. $s$가 2 이상이면 $n$은 $n/s$보다 작지 않고 $s$는 1보다 크므로, 노트의 식이 더 큽니다.

# %% [markdown]
# ## 정말로 합성곱을 해 보기
#
# 형태 계산도 결국 공식을 적어 둔 코드일 수 있습니다. 그래서 28×28 이미지를 실제로 합성곱하고 나온 배열의 형태를 봅니다.

# %%
keras.utils.set_random_seed(0)
image = np.random.default_rng(0).random((1, 28, 28, 1), dtype="float32")

for s in range(1, 9):
    layer = keras.layers.Conv2D(1, kernel_size=3, strides=s, padding="valid")
    height, width = layer(image).shape[1:3]
    print(f"s={s}: Keras {height:2d}×{width:2d}   노트의 식 {notes(28, 3, s)}")
    assert height == width == formula(28, 3, s)

# %% figure="스트라이드 1부터 8까지 valid 출력의 한 변을 그린 꺾은선 그래프입니다. Keras의 값은 26에서 4까지 줄어드는데 노트의 식은 26에서 33까지 늘어납니다."
strides = range(1, 9)
by_notes = [notes(28, 3, s) for s in strides]
by_keras = [keras_valid(28, 3, s) for s in strides]
assert (by_keras[0], by_keras[-1]) == (26, 4)
assert (by_notes[0], by_notes[-1]) == (26, 33)
assert by_keras == sorted(by_keras, reverse=True)
assert by_notes == sorted(set(by_notes))
assert [s for s in strides if notes(28, 3, s) == keras_valid(28, 3, s)] == [1]

fig, ax = plt.subplots()
ax.plot(strides, by_notes, "o--", label="노트의 식")
ax.plot(strides, by_keras, "o-", label="Keras")
ax.set(xlabel="스트라이드 s", ylabel="출력의 한 변", ylim=(0, 36))
ax.set_title("i = 28, k = 3")
ax.legend()
plt.show()

# %% [markdown]
# 노트의 식은 스트라이드가 커질수록 출력도 커진다고 말합니다. 성큼성큼 걸을수록 발자국이 늘어난다는 셈입니다. 그림에서 두 선이 만나는 곳은 $s = 1$ 하나뿐입니다.
#
# ## 커널이 입력보다 크면
#
# 놓일 자리가 하나도 없으므로 Keras는 오류를 냅니다.

# %%
too_large = [(i, k, s) for i in range(1, 6) for k in range(i + 1, 8) for s in (1, 2, 3)]
refused = []
for case in too_large:
    assert positions(*case) == 0
    try:
        keras_valid(*case)
    except ValueError:
        refused.append(case)

print(f"커널이 더 큰 경우 {len(too_large)}가지 가운데 ValueError: {len(refused)}가지")

assert refused == too_large

# %% [markdown]
# ## same은 어떤가
#
# `same`의 출력은 $\lceil i/s \rceil$입니다. 커널의 크기가 식에 없다는 점, $i \ge 2$이면 스트라이드가 1일 때에만 입력과 크기가 같다는 점을 같은 방법으로 확인합니다. 한 칸짜리 입력($i = 1$)만은 스트라이드가 무엇이든 한 칸입니다.

# %%
def keras_same(i, k, s):
    layer = keras.layers.Conv1D(1, kernel_size=k, strides=s, padding="same")
    return layer.compute_output_shape((None, i, 1))[1]


same = {(i, k, s): keras_same(i, k, s) for i, k, s in cases}
print("i=28, k=3:", {s: same[28, 3, s] for s in strides})

assert same[28, 3, 1] == 28
assert same[28, 3, 2] == 14
assert all(size == math.ceil(i / s) for (i, k, s), size in same.items())
assert all((size == i) == (s == 1) for (i, k, s), size in same.items() if i >= 2)
assert all(same[1, 1, s] == 1 for s in strides)

# %% [markdown]
# ## 정리
#
# | 패딩 | 출력의 한 변 | $i=28$, $k=3$, $s=1$ | $i=28$, $k=3$, $s=2$ |
# | --- | --- | --- | --- |
# | `valid` | $\lfloor (i-k)/s \rfloor + 1$ | 26 | 13 |
# | `same` | $\lceil i/s \rceil$ | 28 | 14 |
# | 노트의 식 | $i - k + s$ | 26 | 27 (틀림) |
#
# 시험장에서 식이 헷갈리면 `valid`에서 커널의 왼쪽 끝이 놓일 자리를 세어 보세요. 자리의 수가 곧 출력의 크기입니다.
