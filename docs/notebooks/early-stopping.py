# %% [markdown]
# # 조기 종료: restore_best_weights가 있을 때와 없을 때
#
# 노트에는 조기 종료(early stopping)가 “가장 성능이 좋았던 시점의 모델 가중치를 저장한다”고 적혀 있었습니다. 교과서의 조기 종료는 그렇게 간직한 가중치를 돌려줍니다. Keras의 `EarlyStopping`은 기본으로는 학습을 **멈추기만** 하고, 가장 좋았던 가중치로 되돌리는 것은 `restore_best_weights=True`라고 적었을 때뿐입니다. 이 노트북은 두 경우를 같은 씨앗(seed)으로 나란히 학습해 비교합니다. 개념은 [과적합 막기](../topics/overfitting.md)에 있습니다.
#
# 실행으로 가릴 수 있는 주장은 모두 `assert`로도 적었습니다.
#
# ## 기본값부터 확인하기

# %%
import inspect
from pathlib import Path

import keras
import matplotlib.pyplot as plt
import numpy as np

options = inspect.signature(keras.callbacks.EarlyStopping).parameters
for name in ("monitor", "patience", "restore_best_weights"):
    print(f"{name} = {options[name].default!r}")

assert options["monitor"].default == "val_loss"
assert options["patience"].default == 0
assert options["restore_best_weights"].default is False

# %% [markdown]
# 아무것도 적지 않으면 검증 손실이 한 번만 나아지지 않아도 멈추고, 가중치는 되돌리지 않습니다. 똑같은 값도 나아진 것이 아닙니다.

# %%
def epochs_until_stop(losses, **options):
    """검증 손실을 차례로 알려 주고, 몇 번째에 멈추라고 하는지 돌려줍니다."""
    model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
    model.stop_training = False
    stopping = keras.callbacks.EarlyStopping(**options)
    stopping.set_model(model)
    stopping.on_train_begin()
    for epoch, loss in enumerate(losses, start=1):
        stopping.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            return epoch
    return None


print("나빠질 때:", epochs_until_stop([0.9, 0.8, 0.85]))
print("같을 때:", epochs_until_stop([0.9, 0.8, 0.8]))
print("나아질 때:", epochs_until_stop([0.9, 0.8, 0.7]))

assert epochs_until_stop([0.9, 0.8, 0.85]) == 3
assert epochs_until_stop([0.9, 0.8, 0.8]) == 3
assert epochs_until_stop([0.9, 0.8, 0.7]) is None

# %% [markdown]
# ## 일부러 과적합하기
#
# 멈출 까닭이 있으려면 검증 손실이 내려갔다가 다시 올라가야 합니다. 잡음이 섞인 훈련 표본 24개로 유닛이 많은 모델을 학습하면 곧 그렇게 과적합(overfitting)합니다.

# %%
random = np.random.default_rng(0)


def make_data(count):
    x = random.uniform(-1, 1, (count, 8))
    noise = random.normal(0, 0.8, (count, 1))
    return x, x[:, :1] - x[:, 1:2] + noise


x_train, y_train = make_data(24)
x_val, y_val = make_data(256)


def train(patience, restore, epochs=200):
    """같은 씨앗에서 학습을 시작하고, 모델과 검증 손실의 기록을 돌려줍니다."""
    keras.utils.set_random_seed(0)
    model = keras.Sequential(
        [
            keras.Input(shape=(8,)),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(128, activation="relu"),
            keras.layers.Dense(1),
        ]
    )
    model.compile(optimizer="adam", loss="mse")
    stopping = keras.callbacks.EarlyStopping(
        patience=patience,
        restore_best_weights=restore,
    )
    history = model.fit(
        x_train,
        y_train,
        validation_data=(x_val, y_val),
        epochs=epochs,
        callbacks=[stopping],
        verbose=0,
    )
    return model, history.history


def validation_loss(model):
    return model.evaluate(x_val, y_val, verbose=0)


# %% [markdown]
# ## 나란히 학습하기
#
# `patience=20`이면 가장 좋았던 에포크 뒤로 20번을 더 기다려 보고 멈춥니다.

# %%
PATIENCE = 20
files_before = sorted(Path().iterdir())
without, history = train(PATIENCE, restore=False)
restored, history_restored = train(PATIENCE, restore=True)
files_after = sorted(Path().iterdir())

losses = history["val_loss"]
best = int(np.argmin(losses)) + 1
stopped = len(losses)
same_history = np.allclose(losses, history_restored["val_loss"], rtol=1e-4)
print("가장 좋았던 에포크와 멈춘 에포크의 차이:", stopped - best)
print("200 에포크를 다 채웠는가:", stopped == 200)
print("두 학습의 기록이 같은가:", same_history)

assert stopped == best + PATIENCE
assert stopped < 200
assert same_history
# 과적합: 최저점 뒤로 훈련 손실은 더 줄었는데 검증 손실은 커졌습니다.
assert history["loss"][-1] < history["loss"][best - 1]
assert losses[-1] > min(losses)

# %% [markdown]
# 두 학습은 같은 길을 걷다가 같은 에포크에 멈춥니다. `restore_best_weights`는 **언제 멈추는지**에는 영향을 주지 않습니다. 다른 것은 멈춘 뒤 모델에 남은 가중치입니다.

# %%
loss_without = validation_loss(without)
loss_restored = validation_loss(restored)

without_is_last = np.isclose(loss_without, losses[-1], rtol=1e-3)
restored_is_best = np.isclose(loss_restored, min(losses), rtol=1e-3)
print("되돌리지 않은 모델의 손실이 마지막 에포크의 것인가:", without_is_last)
print("되돌린 모델의 손실이 가장 좋았던 에포크의 것인가:", restored_is_best)
print("되돌린 쪽의 검증 손실이 더 작은가:", loss_restored < loss_without)

assert without_is_last
assert restored_is_best
assert loss_restored < loss_without

# %% figure="에포크마다의 훈련 손실과 검증 손실입니다. 훈련 손실은 0 가까이 내려가는데 검증 손실은 최저점을 지나 다시 올라가고, 스무 에포크 뒤에 학습이 멈춥니다."
epochs = range(1, stopped + 1)
fig, ax = plt.subplots()
ax.plot(epochs, history["loss"], label="훈련 손실")
ax.plot(epochs, losses, label="검증 손실")
ax.plot(best, losses[best - 1], "o", label="되돌린 모델이 있는 곳")
ax.plot(stopped, losses[-1], "s", label="되돌리지 않은 모델이 있는 곳")
ax.set(xlabel="에포크", ylabel="평균 제곱 오차", ylim=(0, 2.5))
ax.legend()
plt.show()

# %% [markdown]
# 멈추는 것만으로는 이미 지나온 최저점으로 돌아가지 못합니다. `patience`가 1 이상이면, 멈춘 곳은 그때까지의 최저점에서 꼭 `patience`만큼 지난 에포크입니다(0이면 1일 때와 같습니다. `min_delta`와 `baseline`은 기본값입니다). 그래서 `patience`가 클수록 최저점에서 더 멀리 온 뒤에 멈춥니다.

# %%
for patience in (5, 40):
    _, history_other = train(patience, restore=False)
    passed = len(history_other["val_loss"]) - 1 - int(np.argmin(history_other["val_loss"]))
    print(f"patience {patience}: 최저점에서 {passed} 에포크를 지나 멈춤")
    assert passed == patience

worse_after_best = [0.9, 0.8, 0.85, 0.9]
assert epochs_until_stop(worse_after_best, patience=0) == 3
assert epochs_until_stop(worse_after_best, patience=1) == 3

# %% [markdown]
# ## 도중에 멈추지 않아도 되돌리는가
#
# Keras 3은 학습이 정해진 에포크를 다 채우고 끝나도 `restore_best_weights=True`면 가장 좋았던 가중치로 되돌립니다. `patience`를 아주 크게 두어 확인합니다.

# %%
full, history_full = train(patience=1000, restore=True, epochs=60)

losses_full = history_full["val_loss"]
full_is_best = np.isclose(validation_loss(full), min(losses_full), rtol=1e-3)
print("채운 에포크:", len(losses_full))
print("모델의 손실이 가장 좋았던 에포크의 것인가:", full_is_best)

assert len(losses_full) == 60
assert np.argmin(losses_full) < 59
assert full_is_best

# %% [markdown]
# ## 저장은 ModelCheckpoint가 합니다
#
# `EarlyStopping`은 파일을 만들지 않습니다. 가장 좋은 모델을 파일로 남기려면 `ModelCheckpoint(…, save_best_only=True)`를 함께 씁니다.

# %%
print("EarlyStopping이 만든 파일이 있는가:", files_after != files_before)
assert files_after == files_before

saved_file = Path("best.keras")
saved_file.unlink(missing_ok=True)  # 같은 폴더에서 다시 실행해도 결과가 같습니다.

keras.utils.set_random_seed(0)
model = keras.models.clone_model(without)
model.compile(optimizer="adam", loss="mse")
losses_saved = model.fit(
    x_train,
    y_train,
    validation_data=(x_val, y_val),
    epochs=60,
    callbacks=[keras.callbacks.ModelCheckpoint(saved_file, save_best_only=True)],
    verbose=0,
).history["val_loss"]

saved = keras.models.load_model(saved_file)
saved_is_best = np.isclose(validation_loss(saved), min(losses_saved), rtol=1e-3)
model_is_best = np.isclose(validation_loss(model), min(losses_saved), rtol=1e-3)
model_is_last = np.isclose(validation_loss(model), losses_saved[-1], rtol=1e-3)
print("ModelCheckpoint가 만든 파일이 있는가:", saved_file.exists())
print("저장된 모델의 손실이 가장 좋았던 에포크의 것인가:", saved_is_best)
print("학습이 끝난 모델의 손실이 가장 좋았던 에포크의 것인가:", model_is_best)

assert len(losses_saved) == 60  # ModelCheckpoint는 학습을 멈추지 않습니다.
assert saved_file.exists()
assert saved_is_best
assert not model_is_best
assert model_is_last

# %% [markdown]
# ## 정리
#
# | 적은 것 | 멈추는가 | 학습이 끝난 모델의 가중치 | 파일 |
# | --- | --- | --- | --- |
# | `EarlyStopping(patience=20)` | 20에포크 동안 나아지지 않으면 멈춥니다 | 마지막 에포크 | 없음 |
# | `EarlyStopping(patience=20, restore_best_weights=True)` | 20에포크 동안 나아지지 않으면 멈춥니다 | 가장 좋았던 에포크 | 없음 |
# | `ModelCheckpoint(…, save_best_only=True)` | 멈추지 않습니다 | 마지막 에포크 | 가장 좋았던 에포크 |
