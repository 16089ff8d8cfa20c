/* The paths of a page -> outlines, on the screen.

   The same as shapes.py does without a compiler, which says why; number by number the same arithmetic, in the same
   precision and order, so that both give the same shapes to the last bit. */

#include <math.h>
#include <stdint.h>

#include "../records.h"

/* OUTLINE of shapes.py. */
typedef struct {
    double box[4], width;
    int32_t number, start, end;
    uint8_t closed, curved, framed, padding;
    int32_t fill, stroke;
} Outline;

typedef struct { double *x, *y; int32_t count; } Points;
enum { PATH = 2, BEZIER = 1, MOVE = 2, FAINT = 26, RINGS = 12, NONE = -1 };  /* FPDF_PAGEOBJ_..., FPDF_SEGMENT_... */
static const double HAIR = 0.05, THOUSANDTHS = 1000;

static double rounded(double value) { return rint(value * THOUSANDTHS) / THOUSANDTHS; }

/* First the matrix of a path, then the one from its space to the screen. */
static void times(const float *m, const double *n, double into[6]) {
    for (int row = 0; row < 3; row++) {
        double x = m[2 * row], y = m[2 * row + 1];
        into[2 * row] = x * n[0] + y * n[2];
        into[2 * row + 1] = x * n[1] + y * n[3];
    }
    into[4] += n[4];
    into[5] += n[5];
}

/* Red, green and blue as one number, NONE where (nearly) nothing is painted; a pattern has no single colour. */
static int32_t colour_of(const uint32_t *colour, int known, int painted) {
    if (!painted || (known && colour[3] < FAINT)) return NONE;
    return known ? (int32_t)(colour[0] << 16 | colour[1] << 8 | colour[2]) : 0x808080;
}

static int is_last(const Points *points, const Outline *outline, double x, double y) {
    int32_t last = points->count - 1;
    return last >= outline->start && fabs(x - points->x[last]) < HAIR && fabs(y - points->y[last]) < HAIR;
}

static void add(Points *points, Outline *outline, double x, double y) {
    double at[2] = {x, y}, *box = outline->box;
    for (int i = 0; i < 2; i++) {
        if (points->count == outline->start || at[i] < box[i] || at[i] != at[i]) box[i] = at[i];
        if (points->count == outline->start || at[i] > box[i + 2] || at[i] != at[i]) box[i + 2] = at[i];
    }
    points->x[points->count] = x;
    points->y[points->count++] = y;
}

/* Ends an outline where the points do; gives how many that is: one alone makes none. */
static int finish(Points *points, Outline *outline) {
    outline->end = points->count;
    if (outline->end - outline->start > 1) return 1;
    points->count = outline->start;
    return 0;
}

/* The outlines of one path, each like `blank`. */
static int32_t outlines_of(const Segment *segments, int32_t count, const double m[6], Outline blank, Points *points,
                           Outline *into) {
    int32_t found = 0, control = 0;
    into[0] = blank;
    into[0].start = points->count;
    for (const Segment *at = segments; at < segments + count; at++) {
        Outline *outline = into + found;
        if (at->kind == MOVE && points->count > outline->start) {
            found += finish(points, outline);
            outline = into + found;
            *outline = blank;
            outline->start = points->count;
        }
        double x = rounded(m[0] * at->x + m[2] * at->y + m[4]), y = rounded(m[1] * at->x + m[3] * at->y + m[5]);
        if (at->kind != BEZIER) add(points, outline, x, y);
        else if ((control = (control + 1) % 3) == 0 && !is_last(points, outline, x, y)) {
            outline->curved = 1;
            add(points, outline, x, y);
        }
        if (at->closes) outline->closed = 1;
    }
    return found + finish(points, into + found);
}

static double area(const double *box) { return (box[2] - box[0]) * (box[3] - box[1]); }

/* Whether one of two boxes lies within the other. */
static int nested(const double *one, const double *two) {
    if (one[0] == two[0] && one[1] == two[1] && one[2] == two[2] && one[3] == two[3]) return 0;
    const double *inner = area(one) <= area(two) ? one : two, *outer = inner == one ? two : one;
    return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];
}

/* Marks the outlines of a filled path that make a frame with another. */
static void mark_frames(Outline *outlines, int32_t count) {
    for (int32_t i = 0; i < count; i++)
        for (int32_t j = 0; j < count; j++)
            if (nested(outlines[i].box, outlines[j].box)) outlines[i].framed = 1;
}

/* The outlines of all paths that paint anything, and how many; `outer` has a matrix to the screen for each object, `x`,
   `y` and `into` have room for a point and an outline for each segment. */
EXPORT int32_t find_outlines(const Object *objects, int32_t count, const Segment *segments, const double *outer, double *x,
                             double *y, Outline *into) {
    Points points = {x, y, 0};
    int32_t found = 0;
    for (int32_t number = 0; number < count; number++) {
        const Object *path = objects + number;
        if (path->kind != PATH || path->count <= 0) continue;
        Outline blank = {.number = number, .fill = colour_of(path->fill, path->has_fill, path->mode),
                         .stroke = colour_of(path->stroke, path->has_stroke, path->stroked)};
        if (blank.fill == NONE && blank.stroke == NONE) continue;
        double m[6];
        times(path->matrix, outer + 6 * number, m);
        blank.width = path->width * sqrt(fabs(m[0] * m[3] - m[1] * m[2]));
        int32_t own = outlines_of(segments + path->first, path->count, m, blank, &points, into + found);
        if (blank.fill != NONE && own <= RINGS) mark_frames(into + found, own);
        found += own;
    }
    return found;
}

EXPORT int32_t find_outlines_layout(int32_t which) {
    const int32_t sizes[] = {sizeof(Object), sizeof(Segment), sizeof(Outline)};
    return sizes[which];
}
