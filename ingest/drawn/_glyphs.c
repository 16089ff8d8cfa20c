/* Characters and the text objects that drew them -> glyphs, on the screen.

   The same as glyphs.py does without a compiler, which says why; number by number the same arithmetic, in the same
   precision and order, so that both give the same glyphs to the last bit. */

#include <math.h>
#include <stdint.h>

#include "../records.h"

enum { STROKE = 1, FILL_STROKE, INVISIBLE, CLIP = 7 };  /* FPDF_TEXTRENDERMODE_... */
enum { FAINT = 26, HYPHEN = 2 };
static const double EVERYWHERE = 1e6, THOUSANDTHS = 1000;
static const float DESCENT = 0.12f;

/* What the characters of one text object have in common. */
typedef struct { double size, clip[4]; uint8_t turn, unseen, bold, colour[3]; } Run;

static double least(double a, double b) { return a < b || a != a ? a : b; }
static double most(double a, double b) { return a > b || a != a ? a : b; }
static double rounded(double value) { return rint(value * THOUSANDTHS) / THOUSANDTHS; }

/* The box around a box after a matrix. */
static void moved(const float box[4], const double m[6], double into[4]) {
    for (int corner = 0; corner < 4; corner++) {
        double x = box[corner & 1 ? 2 : 0], y = box[corner & 2 ? 3 : 1];
        double at[2] = {rounded(m[0] * x + m[2] * y + m[4]), rounded(m[1] * x + m[3] * y + m[5])};
        for (int i = 0; i < 2; i++) {
            into[i] = corner ? least(into[i], at[i]) : at[i];
            into[i + 2] = corner ? most(into[i + 2], at[i]) : at[i];
        }
    }
}

static Run run_of(const Object *object, const double outer[6], const double screen[6], int bold) {
    const float *m = object->matrix;
    double a = screen[0] * m[0] + screen[2] * m[1], b = screen[1] * m[0] + screen[3] * m[1];
    double c = screen[0] * m[2] + screen[2] * m[3], d = screen[1] * m[2] + screen[3] * m[3];
    int outline = object->mode == CLIP, only_stroked = object->mode == STROKE;
    const uint32_t unknown[4] = {128, 128, 128, 255};
    const uint32_t *colour = only_stroked ? object->has_stroke ? object->stroke : unknown
                                          : object->has_fill ? object->fill : unknown;
    int faint = colour[3] < FAINT;
    Run run = {.size = object->width * sqrt(c * c + d * d), .unseen = object->mode == INVISIBLE || (faint && !outline),
               .bold = bold || only_stroked || object->mode == FILL_STROKE,
               .clip = {-EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE}};
    run.turn = fabs(a) >= fabs(b) ? (a >= 0 ? 0 : 2) : (b > 0 ? 1 : 3);
    for (int i = 0; i < 3; i++) run.colour[i] = faint ? 0 : (uint8_t)colour[i];
    if (!outline) moved(object->box, outer, run.clip);
    return run;
}

/* An upright character gets its box from baseline and size. */
static void stand_on_baseline(Glyph *glyph) {
    float width = glyph->x1 - glyph->x0, shift = glyph->ox - glyph->x0;
    if (glyph->turn || !(glyph->size > 0) || !(fabsf(shift) < 0.3f * (width > 0.1f || width != width ? width : 0.1f)))
        return;
    glyph->y1 = glyph->oy + DESCENT * glyph->size;
    glyph->y0 = glyph->y1 - glyph->size;
}

static void place(const Character *character, const Run *run, int32_t z, const double screen[6], Glyph *glyph) {
    double xs[3] = {character->box[0], character->box[2], character->origin[0]};
    double ys[3] = {character->box[1], character->box[3], character->origin[1]}, x[3], y[3];
    for (int i = 0; i < 3; i++) {
        x[i] = screen[0] * xs[i] + screen[2] * ys[i] + screen[4];
        y[i] = screen[1] * xs[i] + screen[3] * ys[i] + screen[5];
    }
    *glyph = (Glyph){.index = character->index, .code = character->code == HYPHEN ? '-' : character->code,
                     .x0 = (float)least(x[0], x[1]), .y0 = (float)least(y[0], y[1]), .x1 = (float)most(x[0], x[1]),
                     .y1 = (float)most(y[0], y[1]), .ox = (float)x[2], .oy = (float)y[2], .size = (float)run->size,
                     .run = character->run, .z = z, .turn = run->turn, .bold = run->bold, .unseen = run->unseen,
                     .spaced = character->spaced != 0, .colour = {run->colour[0], run->colour[1], run->colour[2]}};
    stand_on_baseline(glyph);
    float middle_x = (glyph->x0 + glyph->x1) / 2, middle_y = (glyph->y0 + glyph->y1) / 2;
    const double *clip = run->clip;
    glyph->clipped = middle_x < clip[0] || middle_x > clip[2] || middle_y < clip[1] || middle_y > clip[3];
}

/* The glyphs of `count` characters, whose runs follow each other. For each run: whether its font is bold, and its
   place in the order of drawing; for each place the matrix to the screen. */
EXPORT int32_t place_glyphs(const Character *characters, int32_t count, const Object *runs, const uint8_t *bold,
                            const int64_t *places, const double *outer, const double screen[6], Glyph *into) {
    Run run = {0};
    for (int32_t i = 0; i < count; i++) {
        int32_t number = characters[i].run;
        if (!i || number != characters[i - 1].run)
            run = run_of(runs + number, outer + 6 * places[number], screen, bold[number]);
        place(characters + i, &run, (int32_t)places[number], screen, into + i);
    }
    return count;
}

EXPORT int32_t place_glyphs_layout(int32_t which) {
    const int32_t sizes[] = {sizeof(Object), sizeof(Character), sizeof(Glyph)};
    return sizes[which];
}
