/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/output.h"

#include "exchange/input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct _TdOutput {
  char *path;   /* as asked for */
  char *target; /* behind symbolic links */
  char *beside;
  int fd;
};

static void
output_free (TdOutput *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  free (self->target);
  g_free (self->beside);
  g_free (self);
}

static gboolean
fail (const TdOutput *self, GError **error)
{
  if (errno != ENOENT)
    return td_input_fail (error, self->path, errno);
  td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO, N_ ("there is no such folder"),
               NULL);
  td_fact_prefix (error, self->path);
  return FALSE;
}

/* Takes over what @target is now, if it is there. */
static gboolean
follow_target (TdOutput *self, GError **error)
{
  struct stat status;

  self->target = realpath (self->path, NULL);
  if (self->target == NULL) {
    if (errno != ENOENT)
      return fail (self, error);
    self->target = g_strdup (self->path);
    return TRUE;
  }
  if (stat (self->target, &status) < 0)
    return fail (self, error);
  if (S_ISREG (status.st_mode))
    return TRUE;
  errno = S_ISDIR (status.st_mode) ? EISDIR : ENOTSUP;
  return fail (self, error);
}

static gboolean
open_beside (TdOutput *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  struct stat status;

  self->beside = g_build_filename (folder, ".tiendo-XXXXXX", NULL);
  self->fd = g_mkstemp_full (self->beside, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0)
    return fail (self, error);
  if (stat (self->target, &status) == 0 && fchmod (self->fd, status.st_mode & 07777) < 0) {
    fail (self, error);
    g_unlink (self->beside);
    return FALSE;
  }
  return TRUE;
}

TdOutput *
td_output_open (const char *path, GError **error)
{
  TdOutput *self = g_new0 (TdOutput, 1);

  self->fd = -1;
  self->path = g_strdup (path);
  if (follow_target (self, error) && open_beside (self, error))
    return self;
  output_free (self);
  return NULL;
}

gboolean
td_output_write (gpointer data, const char *bytes, gsize length, GError **error)
{
  TdOutput *self = data;

  while (length > 0) {
    gssize count = write (self->fd, bytes, length);

    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0)
      return fail (self, error);
    bytes += count;
    length -= (gsize) count;
  }
  return TRUE;
}

/* The new name is on disk once its folder is. */
static gboolean
sync_folder (const TdOutput *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done;

  if (fd < 0) /* a folder that may be written to, but not read */
    return TRUE;
  done = fsync (fd) == 0 || errno == EINVAL || fail (self, error);
  close (fd);
  return done;
}

gboolean
td_output_commit (TdOutput *self, GError **error)
{
  gboolean renamed;

  if (fsync (self->fd) < 0) {
    fail (self, error);
    td_output_discard (self);
    return FALSE;
  }
  renamed = g_rename (self->beside, self->target) == 0;
  if (!renamed) {
    fail (self, error);
    td_output_discard (self);
    return FALSE;
  }
  renamed = sync_folder (self, error);
  output_free (self);
  return renamed;
}

void
td_output_discard (TdOutput *self)
{
  if (self == NULL)
    return;
  g_unlink (self->beside);
  output_free (self);
}
