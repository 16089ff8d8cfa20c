/* The records that Python hands over and gets back, as more than one of the loops knows them; and what is exported. */

#ifndef KEIFU_RECORDS_H
#define KEIFU_RECORDS_H

#include <stdint.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT
#endif

/* OBJECT, SEGMENT and CHARACTER of pdfium.py, GLYPH of drawn/sheet.py. */
typedef struct {
    uint64_t address, font;
    int32_t kind, parent, first, count, mode, stroked, has_fill, has_stroke;
    uint32_t fill[4], stroke[4];
    float width, matrix[6], box[4];
    int32_t padding;
} Object;
typedef struct { float x, y; int32_t kind, closes; } Segment;
typedef struct { int32_t index, run, spaced; uint32_t code; float box[4]; double origin[2]; } Character;
typedef struct {
    int32_t index;
    uint32_t code;
    float x0, y0, x1, y1, ox, oy, size;
    int32_t run, z;
    uint8_t turn, bold, unseen, clipped, hidden, spaced, colour[3], padding[3];
} Glyph;

#endif
