// cat and uname, by the name that it is called.
#include <fcntl.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

static int name_kernel(void)
{
    struct utsname name;
    return uname(&name) != 0;
}

static int copy(int file)
{
    char bytes[4096];
    ssize_t count;
    while ((count = read(file, bytes, sizeof bytes)) > 0)
        if (write(STDOUT_FILENO, bytes, count) != count)
            return 1;
    return count != 0;
}

int main(int count, char **arguments)
{
    size_t length = strlen(arguments[0]);
    if (length >= 5 && strcmp(arguments[0] + length - 5, "uname") == 0)
        return name_kernel();
    return copy(count > 1 ? open(arguments[1], O_RDONLY) : STDIN_FILENO);
}
