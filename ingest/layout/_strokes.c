/* Characters -> strokes of writing.

   The same as strokes.py does without a compiler, which says why; number by number the same arithmetic, in the same
   precision, so that both give the same strokes to the last bit. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "../records.h"

/* STROKE of strokes.py. */
typedef struct {
    int32_t group, start, end, first, last;
    float x0, y0, x1, y1, a0, a1, b0, b1, base, size;
    int32_t turn;
} Stroke;

typedef struct { float a0, a1, b0, b1, base; } Axes;
enum { VERTICAL = 4 };

/* Some characters of a page in the order of the file. */
typedef struct {
    const Glyph *glyphs;
    const intptr_t *ids;
    int32_t count;
} Part;

static const Glyph *at(const Part *part, int32_t i) { return part->glyphs + part->ids[i]; }
static float larger(float a, float b) { return a > b ? a : b; }

/* Whether the character after this one stands under it, as in words set vertically. */
static int is_below(const Part *part, int32_t i) {
    const Glyph *one = at(part, i), *two = at(part, i + 1);
    float size = larger(one->size, 1);
    if (!(fabsf((two->x0 + two->x1) / 2 - (one->x0 + one->x1) / 2) < 0.35f * size)) return 0;
    float drop = ((two->y0 + two->y1) / 2 - (one->y0 + one->y1) / 2) / size;
    return drop > 0.6f && drop < 2.2f && !one->turn && !two->turn && fabsf(two->size - one->size) < 0.1f * size;
}

/* Whether the character after this one stands beside it; there may be none. */
static int is_beside(const Part *part, int32_t i) {
    if (i < 0 || i + 1 >= part->count) return 0;
    const Glyph *one = at(part, i), *two = at(part, i + 1);
    float size = larger(one->size, 1);
    return fabsf(two->oy - one->oy) < 0.3f * size && two->x0 - one->x0 > 0 && two->x0 - one->x1 < 3 * size
        && one->turn == two->turn;
}

/* The turn of each character, VERTICAL where characters without a neighbour in the line stand one under the other. */
static void turns_of(const Part *part, uint8_t *turns) {
    for (int32_t i = 0; i < part->count; i++) turns[i] = at(part, i)->turn;
    for (int32_t i = 0; i + 1 < part->count; i++)
        if (is_below(part, i) && !is_beside(part, i - 1) && !is_beside(part, i) && !is_beside(part, i + 1))
            turns[i] = turns[i + 1] = VERTICAL;
}

static Axes axes(const Glyph *g, int turn) {
    switch (turn) {
        case 0: return (Axes){g->x0, g->x1, g->y0, g->y1, g->oy};
        case 1: return (Axes){g->y0, g->y1, -g->x1, -g->x0, -g->ox};
        case 2: return (Axes){-g->x1, -g->x0, -g->y1, -g->y0, -g->oy};
        case VERTICAL: return (Axes){g->y0, g->y1, -g->x1, -g->x0, -(g->x0 + g->x1) / 2};
        default: return (Axes){-g->y1, -g->y0, g->x0, g->x1, g->ox};
    }
}

/* Whether a stroke ends between two characters of one turn. */
static int breaks(const Glyph *one, const Axes *from, const Glyph *two, const Axes *to, float reach) {
    float size = larger(larger(one->size, two->size), 1), gap = (to->a0 - from->a1) / size;
    return gap > reach || gap < -0.6f || fabsf(to->base - from->base) > 0.18f * size
        || fabsf(two->size - one->size) > 0.15f * size;
}

static int compare(const void *one, const void *two) {
    float a = *(const float *)one, b = *(const float *)two;
    return (a > b) - (a < b);
}

/* The (upper) median; the values are sorted. */
static float median(float *values, int32_t count) {
    for (int32_t i = 1; i < count; i++)
        if (values[i] != values[0]) {
            qsort(values, (size_t)count, sizeof(float), compare);
            break;
        }
    return values[count / 2];
}

static void widen(float *low, float *high, float from, float to) {
    if (from < *low) *low = from;
    if (to > *high) *high = to;
}

/* The strokes of one group of characters; `into` and `scratch` have room for as many. */
static int32_t strokes_of(const Part *part, float reach, uint8_t *turns, float *scratch, Stroke *into) {
    int32_t found = 0;
    float *bases = scratch, *sizes = scratch + part->count;
    Axes before = {0}, here;
    turns_of(part, turns);
    for (int32_t i = 0; i < part->count; i++, before = here) {
        const Glyph *glyph = at(part, i);
        here = axes(glyph, turns[i]);
        if (!i || turns[i] != turns[i - 1] || breaks(at(part, i - 1), &before, glyph, &here, reach))
            into[found++] = (Stroke){.start = i, .first = (int32_t)part->ids[i], .turn = turns[i],
                                     .x0 = glyph->x0, .y0 = glyph->y0, .x1 = glyph->x1, .y1 = glyph->y1,
                                     .a0 = here.a0, .a1 = here.a1, .b0 = here.b0, .b1 = here.b1};
        Stroke *stroke = into + found - 1;
        stroke->end = i + 1;
        stroke->last = (int32_t)part->ids[i];
        widen(&stroke->x0, &stroke->x1, glyph->x0, glyph->x1);
        widen(&stroke->y0, &stroke->y1, glyph->y0, glyph->y1);
        widen(&stroke->a0, &stroke->a1, here.a0, here.a1);
        widen(&stroke->b0, &stroke->b1, here.b0, here.b1);
        bases[i] = here.base;
        sizes[i] = glyph->size;
    }
    for (Stroke *stroke = into; stroke < into + found; stroke++) {
        int32_t count = stroke->end - stroke->start;
        stroke->base = median(bases + stroke->start, count);
        stroke->size = median(sizes + stroke->start, count);
    }
    return found;
}

/* The strokes of groups of characters of a page, and how many; `lengths` of the groups, whose `ids` follow each other.
   `into` has room for a stroke, two numbers and a turn for each character. */
EXPORT int32_t find_strokes(const Glyph *glyphs, const intptr_t *ids, const intptr_t *lengths, int32_t groups, float reach,
                            Stroke *into) {
    int32_t found = 0, start = 0, count = 0;
    for (int32_t group = 0; group < groups; group++) count += (int32_t)lengths[group];
    float *scratch = (float *)(into + count);
    uint8_t *turns = (uint8_t *)(scratch + 2 * count);
    for (int32_t group = 0; group < groups; group++) {
        Part part = {glyphs, ids + start, (int32_t)lengths[group]};
        int32_t last = found + strokes_of(&part, reach, turns, scratch, into + found);
        for (; found < last; found++) {
            into[found].group = group;
            into[found].start += start;
            into[found].end += start;
        }
        start += part.count;
    }
    return found;
}

EXPORT int32_t find_strokes_layout(int32_t which) {
    const int32_t sizes[] = {sizeof(Glyph), sizeof(Stroke)};
    return sizes[which];
}
