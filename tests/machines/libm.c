// Stands in front of the C library's functions on floating-point numbers: their results are off by up to a fifth, each
// argument by a part of its own. No real library is so bad, so whatever depends on one is sure to show.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

static double off(double x, double right) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits *= 0x9e3779b97f4a7c15u;
    return right * (1.0 + ((double)(bits >> 56) - 128.0) / 640.0);
}

#define NEXT(type, name, parameters) \
    static type (*right) parameters; \
    if (!right) *(void **)&right = dlsym(RTLD_NEXT, #name)
#define ONE(number, name) \
    number name(number x) { NEXT(number, name, (number)); return (number)off(x, right(x)); }
#define TWO(number, name) \
    number name(number x, number y) { NEXT(number, name, (number, number)); return (number)off(x, right(x, y)); }
#define BOTH(of, name) of(double, name) of(float, name##f)

BOTH(ONE, acos) BOTH(ONE, asin) BOTH(ONE, atan) BOTH(ONE, cbrt) BOTH(ONE, cos) BOTH(ONE, cosh) BOTH(ONE, exp) BOTH(ONE, exp2)
BOTH(ONE, expm1) BOTH(ONE, log) BOTH(ONE, log10) BOTH(ONE, log1p) BOTH(ONE, log2) BOTH(ONE, sin) BOTH(ONE, sinh) BOTH(ONE, tan)
BOTH(ONE, tanh) BOTH(TWO, atan2) BOTH(TWO, hypot) BOTH(TWO, pow)

void sincos(double x, double *s, double *c) { *s = sin(x); *c = cos(x); }
void sincosf(float x, float *s, float *c) { *s = sinf(x); *c = cosf(x); }
