/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/generate.h"

/* What the benches share. Every line they print is "name-size value unit", a ratio to a floor of
 * the same run "name-ratio-size value x". */

void td_bench_print (const char *name, guint tasks, double value, const char *unit);
/* @value and @floor with their ratio. */
void
td_bench_print_beside (const char *name, guint tasks, double value, double floor, const char *unit);

/* Milliseconds since the last lap. */
double td_bench_lap (gint64 *since);
/* Of this process, on all its threads. */
double td_bench_cpu (void);
/* Megabytes of this process that are in memory. */
double td_bench_resident (void);

/* Sorts the samples. @part: 0.5 the median, 1 the worst. */
double td_bench_quantile (GArray *samples, double part);
GArray *td_bench_samples (void); /* (element-type double) */
void td_bench_take (GArray *samples, double value);

/* Projects of fifty tasks, two links a task. */
TdGeneration td_bench_shape (guint tasks);

/* Calls @measure for each size of the command line, else for 1,000, 10,000 and 100,000 tasks. */
int td_bench_run (int argc, char **argv, void (*measure) (guint tasks));

/* A folder for files of this run, on the disk of the working directory's temporary files; removed
 * with all in it by td_bench_remove (). */
char *td_bench_folder (void);
void td_bench_remove (const char *folder);
