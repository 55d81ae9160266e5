#!/usr/bin/env bash
# Makes a virtual machine for the tests of Debian's packages alone: build.sh OUT. OUT becomes a folder of vmlinuz, initrd and
# root.ext4. Takes root, mmdebstrap, e2fsprogs, kmod, cpio, xz-utils, and this machine's own Debian mirror.
# SUITE is where the kernel is from: bookworm, 6.1, unless told otherwise; trixie has 6.12. The rest is bookworm's.
set -euo pipefail
here=$(realpath "$(dirname "$0")")
out=$(realpath -m "${1:?usage: build.sh OUT}")
suite=${SUITE:-bookworm}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# shellcheck disable=SC2016 # apt's own variable
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep '/debian/*$' | head -1)

# D-Bus, logins and users' managers as on a desktop; what our units and the tests' daemons run on
packages=busybox-static,curl,dbus,dbus-user-session,iproute2,kmod,libpam-systemd,libstdc++6,netbase,nftables,procps,python3,systemd,systemd-sysv,udev,util-linux
mmdebstrap --quiet --variant=minbase --include="$packages" --aptopt='Acquire::Languages "none"' \
  --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
  bookworm root "deb $mirror bookworm main"

# The kernel by lists of its own, since it may be another suite's. It isn't installed: the initramfs loads what a disk takes.
mkdir -p apt/lists/partial apt/archives/partial
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >apt/sources.list
cat >apt/apt.conf <<EOF
APT::Sandbox::User "root";
Dir::Cache "$work/apt";
Dir::Etc::sourcelist "$work/apt/sources.list";
Dir::Etc::sourceparts "/nonexistent";
Dir::State::lists "$work/apt/lists";
EOF
export APT_CONFIG=$work/apt/apt.conf
apt-get update -qq
image=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \(linux-image-.*\)/\1/p' | head -1)
apt-get download -qq "$image"
unset APT_CONFIG
dpkg-deb -x linux-image-*.deb kernel
[ -d kernel/lib ] || ln -s usr/lib kernel/lib
version=$(basename kernel/lib/modules/*)
depmod -b kernel "$version"
mkdir -p root/lib/modules
cp -r "kernel/lib/modules/$version" root/lib/modules/

# The initramfs: busybox, the modules for the disks and for the port that commands come by, and init.
mkdir -p initramfs/{bin,dev,lab,modules,new,proc,sys}
cp root/bin/busybox initramfs/bin/
cp "$here/init" initramfs/init
for module in virtio_pci virtio_blk virtio_console; do
  modprobe -d kernel -S "$version" --show-depends "$module" | sed -n 's/^insmod \(\S*\).*/\1/p'
done | awk '!seen[$0]++' >order
while read -r file; do
  name=$(basename "${file%.xz}")
  if [ "$file" = "${file%.xz}" ]; then cp "$file" "initramfs/modules/$name"; else xz -dc "$file" >"initramfs/modules/$name"; fi
  echo "$name"
done <order >initramfs/modules/order
(cd initramfs && find . | cpio -o -H newc --quiet | gzip -1) >initrd

# What tells it what to do, and nothing that would run beside what is tested.
install -m 755 "$here/agent.py" root/usr/local/lib/agent.py
cp "$here/agent.service" root/etc/systemd/system/
ln -s /etc/systemd/system/agent.service root/etc/systemd/system/multi-user.target.wants/
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
  getty@tty1.service serial-getty@ttyS0.service systemd-tmpfiles-clean.timer; do
  ln -sf /dev/null "root/etc/systemd/system/$unit"
done
: >root/etc/fstab
: >root/etc/machine-id

rm -rf "$out"
mkdir -p "$out"
cp kernel/boot/vmlinuz-* "$out/vmlinuz"
cp initrd "$out/initrd"
# with a journal, as a workstation's has one, so that a power cut leaves what it leaves there
mke2fs -q -t ext4 -d root "$out/root.ext4" 2G
