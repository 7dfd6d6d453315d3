/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *
meaning (int number)
{
  switch (number) {
  case ENOENT:
  case ENOTDIR:
    return N_ ("there is no such file");
  case EACCES:
  case EPERM:
    return N_ ("permission denied");
  case EISDIR:
    return N_ ("this is a folder");
  case ENOSPC:
  case EDQUOT:
    return N_ ("there is no room left on the disk");
  case EROFS:
    return N_ ("nothing can be written there");
  case ELOOP:
    return N_ ("the links to it go round in a circle");
  default:
    return g_strerror (number);
  }
}

gboolean
td_input_fail (GError **error, const char *path, int number)
{
  td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO, meaning (number), NULL);
  if (path)
    td_fact_prefix (error, path);
  return FALSE;
}

static const char *
refused (mode_t mode)
{
  if (S_ISREG (mode))
    return NULL;
  if (S_ISDIR (mode))
    return N_ ("this is a folder");
  return N_ ("this is a pipe or a device, not a file");
}

int
td_input_open (const char *path, guint64 *ret_size, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  const char *reason;
  struct stat status;

  if (fd < 0) {
    /* What a socket or a device without a driver says. */
    if (errno == ENXIO || errno == ENODEV)
      td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_UNSUPPORTED, refused (S_IFIFO),
                   NULL);
    else
      td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_IO, meaning (errno), NULL);
    td_fact_prefix (error, path);
    return -1;
  }
  if (fstat (fd, &status) < 0) {
    td_input_fail (error, path, errno);
    close (fd);
    return -1;
  }
  reason = refused (status.st_mode);
  if (reason) {
    td_fact_set (error, TD_EXCHANGE_ERROR, TD_EXCHANGE_ERROR_UNSUPPORTED, reason, NULL);
    td_fact_prefix (error, path);
    close (fd);
    return -1;
  }
  *ret_size = (guint64) status.st_size;
  return fd;
}

gssize
td_input_read (int fd, char *buffer, gsize length, const char *path, GError **error)
{
  gsize done = 0;

  while (done < length) {
    gssize count = read (fd, buffer + done, length - done);

    if (count < 0 && errno == EINTR)
      continue;
    if (count < 0) {
      td_input_fail (error, path, errno);
      return -1;
    }
    if (count == 0)
      break;
    done += (gsize) count;
  }
  return (gssize) done;
}
