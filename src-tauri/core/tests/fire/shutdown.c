/* Ends a mounted ext4 as a power cut does, without writing back what is in memory (EXT4_IOC_SHUTDOWN, no log flush). */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

int main(int count, char **words) {
    uint32_t without_flush = 2;
    int folder = count == 2 ? open(words[1], O_RDONLY | O_DIRECTORY) : -1;
    if (folder < 0 || ioctl(folder, _IOR('X', 125, uint32_t), &without_flush)) {
        perror("shutdown");
        return 1;
    }
    return 0;
}
