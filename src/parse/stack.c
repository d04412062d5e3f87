#include "stack.h"

#include <stdlib.h>
#include <string.h>

bool di_stack_push(struct stack *stack, const void *item, size_t bytes)
{
    if (stack->count == stack->capacity) {
        size_t capacity = stack->capacity == 0 ? 64 : 2 * stack->capacity;
        void *grown = reallocarray(stack->items, capacity, bytes);

        if (grown == NULL) {
            return false;
        }
        stack->items = grown;
        stack->capacity = capacity;
    }
    memcpy((char *)stack->items + stack->count++ * bytes, item, bytes);
    return true;
}
