/* The compiled loop: asks PDFium about every object and character of one page and writes the answers into arrays.

   It computes nothing (all arithmetic is in drawn/), so that what is read is the same where it could not be built and
   pdfium.py asks the same questions one by one. It includes neither Python's headers nor PDFium's: pdfium.py hands over
   the arrays and the addresses of PDFium's functions. */

#include <stdint.h>

#include "records.h"

typedef void *Handle;
enum { TEXT = 1, PATH, IMAGE, SHADING, FORM };                  /* FPDF_PAGEOBJ_... */
enum { OBJECTS_FULL = 1, SEGMENTS_FULL = 2, TOO_DEEP = 4 };     /* as in pdfium.py */
static const float EVERYWHERE = 1e6f;                           /* as in pdfium.py */

/* PDFium's functions, in the order of FUNCTIONS in pdfium.py. */
typedef struct {
    int (*CountObjects)(Handle);
    Handle (*GetObject)(Handle, int);
    int (*FormCountObjects)(Handle);
    Handle (*FormGetObject)(Handle, unsigned long);
    int (*GetType)(Handle);
    int (*GetMatrix)(Handle, float *);
    int (*GetBounds)(Handle, float *, float *, float *, float *);
    int (*GetFillColor)(Handle, uint32_t *, uint32_t *, uint32_t *, uint32_t *);
    int (*GetStrokeColor)(Handle, uint32_t *, uint32_t *, uint32_t *, uint32_t *);
    int (*GetStrokeWidth)(Handle, float *);
    int (*GetDrawMode)(Handle, int32_t *, int32_t *);
    int (*CountSegments)(Handle);
    Handle (*GetPathSegment)(Handle, int);
    int (*GetPoint)(Handle, float *, float *);
    int (*SegmentType)(Handle);
    int (*SegmentClose)(Handle);
    Handle (*GetClipPath)(Handle);
    int (*CountPaths)(Handle);
    int (*CountPathSegments)(Handle, int);
    Handle (*ClipSegment)(Handle, int, int);
    int (*GetFontSize)(Handle, float *);
    int (*GetTextRenderMode)(Handle);
    Handle (*GetFont)(Handle);
    uint32_t (*GetUnicode)(Handle, int);
    int (*IsGenerated)(Handle, int);
    int (*HasUnicodeMapError)(Handle, int);
    Handle (*GetTextObject)(Handle, int);
    int (*GetTextMatrix)(Handle, int, float *);
    int (*GetLooseCharBox)(Handle, int, float *);
    int (*GetCharOrigin)(Handle, int, double *, double *);
} Pdfium;

typedef struct {
    const Pdfium *pdfium;
    Object *objects;
    Segment *segments;
    int32_t object_room, segment_room, deepest, object_count, segment_count, flags;
} Walk;

static void colours(const Pdfium *pdfium, Handle thing, Object *object) {
    uint32_t *fill = object->fill, *stroke = object->stroke;
    object->has_fill = pdfium->GetFillColor(thing, fill, fill + 1, fill + 2, fill + 3);
    object->has_stroke = pdfium->GetStrokeColor(thing, stroke, stroke + 1, stroke + 2, stroke + 3);
}

/* Cuts a box with the box around each clip path of an object. */
static void clip(const Pdfium *pdfium, Handle thing, float box[4]) {
    Handle clips = pdfium->GetClipPath(thing);
    int32_t paths = clips ? pdfium->CountPaths(clips) : 0;
    for (int32_t path = 0; path < paths; path++) {
        float x, y, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
        int32_t count = pdfium->CountPathSegments(clips, path);
        for (int32_t i = 0; i < count; i++) {
            pdfium->GetPoint(pdfium->ClipSegment(clips, path, i), &x, &y);
            if (!i || x < x0) x0 = x;
            if (!i || x > x1) x1 = x;
            if (!i || y < y0) y0 = y;
            if (!i || y > y1) y1 = y;
        }
        if (count <= 0) continue;
        if (x0 > box[0]) box[0] = x0;
        if (y0 > box[1]) box[1] = y0;
        if (x1 < box[2]) box[2] = x1;
        if (y1 < box[3]) box[3] = y1;
    }
}

static void path(Walk *walk, Handle thing, Object *object) {
    const Pdfium *pdfium = walk->pdfium;
    pdfium->GetDrawMode(thing, &object->mode, &object->stroked);
    if (!object->mode && !object->stroked) return;
    object->box[0] = object->box[1] = -EVERYWHERE;
    object->box[2] = object->box[3] = EVERYWHERE;
    clip(pdfium, thing, object->box);
    colours(pdfium, thing, object);
    pdfium->GetStrokeWidth(thing, &object->width);
    pdfium->GetMatrix(thing, object->matrix);
    int32_t count = pdfium->CountSegments(thing);
    if (walk->flags & SEGMENTS_FULL || count > walk->segment_room - walk->segment_count) {
        walk->flags |= SEGMENTS_FULL;
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        Handle at = pdfium->GetPathSegment(thing, i);
        Segment *segment = walk->segments + walk->segment_count++;
        *segment = (Segment){.kind = pdfium->SegmentType(at), .closes = pdfium->SegmentClose(at)};
        pdfium->GetPoint(at, &segment->x, &segment->y);
    }
    object->count = count < 0 ? 0 : count;
}

static void objects(Walk *walk, Handle holder, int32_t parent, int32_t depth) {
    const Pdfium *pdfium = walk->pdfium;
    int32_t count = depth ? pdfium->FormCountObjects(holder) : pdfium->CountObjects(holder);
    for (int32_t i = 0; i < count; i++) {
        if (walk->object_count >= walk->object_room) {
            walk->flags |= OBJECTS_FULL;
            return;
        }
        Handle thing = depth ? pdfium->FormGetObject(holder, i) : pdfium->GetObject(holder, i);
        int32_t number = walk->object_count++;
        Object *object = walk->objects + number;
        *object = (Object){.address = (uint64_t)(uintptr_t)thing, .kind = pdfium->GetType(thing), .parent = parent,
                           .first = walk->segment_count};
        float *box = object->box;
        if (object->kind == PATH) path(walk, thing, object);
        if (object->kind == IMAGE || object->kind == SHADING)
            object->count = pdfium->GetBounds(thing, box, box + 1, box + 2, box + 3);
        if (object->kind == FORM && depth >= walk->deepest) walk->flags |= TOO_DEEP;
        else if (object->kind == FORM) {
            pdfium->GetMatrix(thing, object->matrix);
            objects(walk, thing, number, depth + 1);
        }
    }
}

/* The objects of a page in the order of drawing, those in forms after their form. `room` is how many objects and
   segments there is room for and how deep forms may lie in forms; `found` how many there are, and what was left out. */
EXPORT void read_objects(const Pdfium *pdfium, Handle page, const int32_t room[3], Object *into, Segment *segments,
                         int32_t found[3]) {
    Walk walk = {pdfium, into, segments, room[0], room[1], room[2], 0, 0, 0};
    objects(&walk, page, -1, 0);
    found[0] = walk.object_count;
    found[1] = walk.segment_count;
    found[2] = walk.flags;
}

static void run(const Pdfium *pdfium, Handle text, int32_t index, Handle thing, float everywhere, Object *object) {
    *object = (Object){.address = (uint64_t)(uintptr_t)thing, .kind = TEXT, .parent = -1,
                       .box = {-everywhere, -everywhere, everywhere, everywhere}};
    pdfium->GetFontSize(thing, &object->width);
    pdfium->GetTextMatrix(text, index, object->matrix);
    object->mode = pdfium->GetTextRenderMode(thing);
    object->font = (uint64_t)(uintptr_t)pdfium->GetFont(thing);
    colours(pdfium, thing, object);
    clip(pdfium, thing, object->box);
}

static int is_space(uint32_t code) {
    return code == 0x20 || code == 0xA0 || code == 0x3000 || code == 0x2002 || code == 0x2003 || code == 0x2009
        || code == 0x9 || code == 0xA || code == 0xD;
}

/* The first `count` characters of a page and, one for each stretch of characters of one text object, the objects. */
EXPORT void read_characters(const Pdfium *pdfium, Handle text, int32_t count, float everywhere, Character *into,
                            Object *runs, int32_t found[3]) {
    int32_t spaced = 0, characters = 0, run_count = 0, unmapped = 0;
    for (int32_t i = 0; i < count; i++) {
        uint32_t code = pdfium->GetUnicode(text, i);
        if (is_space(code) || pdfium->IsGenerated(text, i)) {
            spaced = 1;
            continue;
        }
        Handle thing = pdfium->GetTextObject(text, i);
        if (!run_count || runs[run_count - 1].address != (uint64_t)(uintptr_t)thing)
            run(pdfium, text, i, thing, everywhere, runs + run_count++);
        if (!code || (code >= 0xFFFD && code <= 0xFFFF) || pdfium->HasUnicodeMapError(text, i) == 1) {
            unmapped++;
            continue;
        }
        Character *character = into + characters;
        *character = (Character){.index = i, .run = run_count - 1, .spaced = spaced, .code = code};
        if (!pdfium->GetLooseCharBox(text, i, character->box)) continue;
        pdfium->GetCharOrigin(text, i, character->origin, character->origin + 1);
        characters++;
        spaced = 0;
    }
    found[0] = characters;
    found[1] = run_count;
    found[2] = unmapped;
}

/* The sizes of the records: a loop built from an older version of this file must not be used. */
EXPORT int32_t layout(int32_t which) {
    const int32_t sizes[] = {sizeof(Object), sizeof(Segment), sizeof(Character), sizeof(Pdfium) / sizeof(void *)};
    return sizes[which];
}
