// What tells the entries of a collection apart.
#pragma once

#include "config/collection.h"
#include "config/hierarchy.h"
