// The entries of a collection that are in force.
#pragma once

#include "config/collection.h"
