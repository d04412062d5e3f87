/*
 * stack.h - a growing stack of items of one size.
 */
#ifndef DOCINTAKE_PARSE_STACK_H
#define DOCINTAKE_PARSE_STACK_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed: empty. The owner frees items. */
struct stack {
    void *items;
    size_t count, capacity;
};

/* Puts a copy of the item, of so many bytes, on top. False when out of memory; the stack is as before then. */
bool di_stack_push(struct stack *stack, const void *item, size_t bytes);

#endif
